import { beforeEach, describe, expect, test } from 'vitest';
import type { ControlClient } from '../../../src/control/client.ts';
import { contract } from '../../../src/control/contract.ts';
import { ControlPlane } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';

const { segments, attributes } = contract;
const bot = 'ergo-club';

let plane: ControlPlane;
let client: ControlClient;

beforeEach(async () => {
  plane = await ControlPlane.open();
  client = await plane.administrator();
  await meet(plane.parts.store, '1');
  await meet(plane.parts.store, '2', 'viber');
});

const create = (name: string, filter: string) =>
  client.call(segments.create, { params: { bot }, body: { name, filter } });
const count = (query: { segment?: string; filter?: string }) => client.call(segments.count, { params: { bot }, query });
const one = (segment: string) => ({ params: { bot, segment } });

describe('a segment', () => {
  test('is made, found by its name in whatever capitals, changed and removed, each with a row in the audit log', async () => {
    await create('Нові  люди', 'subscribed:<30d');
    expect(await client.call(segments.show, one('НОВІ ЛЮДИ'))).toMatchObject({ name: 'Нові люди' });
    await client.call(segments.edit, { ...one('нові люди'), body: { filter: 'messenger:viber', name: 'Вайбер' } });
    const { items } = await client.call(segments.list, { params: { bot } });
    expect(items.map(({ name, filter }) => [name, filter])).toEqual([['Вайбер', 'messenger:viber']]);
    await client.call(segments.remove, one('Вайбер'));
    await expect(client.call(segments.show, one('Вайбер'))).rejects.toThrow('there is no segment "Вайбер"');
    const log = await plane.parts.audit.list({ limit: 10 });
    expect(
      log.filter(({ action }) => action.startsWith('segments.')).map(({ action, target }) => [action, target]),
    ).toEqual([
      ['segments.remove', 'Вайбер'],
      ['segments.edit', 'Нові люди'],
      ['segments.create', 'Нові люди'],
    ]);
  });

  test('counts its people in each messenger', async () => {
    await create('Вайбер', 'messenger:viber');
    const viber = { messenger: 'viber', people: 1, reachable: 1, unsubscribed: 0, blocked: 0 };
    expect(await count({ segment: 'вайбер' })).toMatchObject({
      people: 1,
      members: 1,
      messengers: [{ people: 0 }, viber],
    });
    expect(await count({})).toMatchObject({ people: 2, reachable: 2, members: 2 });
    await expect(count({ segment: 'Вайбер', filter: 'tag:vip' })).rejects.toThrow(
      'give a segment or a filter, not both',
    );
  });

  test('keeps an attribute that it uses from being removed', async () => {
    await client.call(attributes.define, { params: { bot }, body: { key: 'city', label: 'Місто', type: 'text' } });
    await create('Кияни', 'city:Київ');
    const removing = client.call(attributes.remove, { params: { bot, key: 'city' } });
    await expect(removing).rejects.toThrow('the attribute "city" is used by the segment "Кияни"');
  });
});

describe('a filter that is wrong', () => {
  test('is refused with the place that is wrong', async () => {
    await expect(create('Помилка', 'tag:vip AND sales:багато')).rejects.toThrow(
      [
        'filter: expected a number, as in >=3, or a range, as in [1 TO 5]',
        '  tag:vip AND sales:багато',
        '                    ^^^^^^',
      ].join('\n'),
    );
    await expect(count({ filter: 'messanger:viber' })).rejects.toThrow('did you mean "messenger"?');
    expect((await client.call(segments.list, { params: { bot } })).items).toEqual([]);
  });
});

test('the fields that filters may use are told, with the attributes of the bot among them', async () => {
  await client.call(attributes.define, { params: { bot }, body: { key: 'city', label: 'Місто', type: 'text' } });
  const { items } = await client.call(segments.fields, { params: { bot } });
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['tag', 'phone', 'sales', 'broadcast', 'city']));
});
