import { expect, test } from 'vitest';
import { broadcast, ended } from '../support/broadcast-desk.ts';
import { administratorOf } from '../support/staff-life.ts';
import { World } from '../support/world.ts';

test('a broadcast goes to a segment and nobody else, and who was sent it is found by a filter', async () => {
  const world = await World.create();
  const [tagged, other] = [
    await world.signedInSeller('telegram', '380671234567'),
    await world.signedInSeller('viber', '380501112233'),
  ];
  const administrator = await administratorOf(world.configFile);
  expect(await administrator.run('profile', 'tag', tagged.phoneNumber, '--add', 'VIP')).toMatchObject({ code: 0 });
  expect(await administrator.run('segment', 'create', 'Найкращі', '--filter', 'tag:vip')).toMatchObject({ code: 0 });

  const draft = ['--title', 'Подяка', '--text', 'Дякуємо, що ви з нами!', '--segment', 'найкращі'];
  const { id } = await broadcast(administrator, 'create', ...draft);
  await broadcast(administrator, 'send', String(id), '--confirm', '1', '--window', 'any');
  await tagged.waitFor('Дякуємо, що ви з нами!');
  expect(await ended(administrator, id)).toMatchObject({ state: 'finished', telegram: { sent: 1 } });
  expect((await other.chat()).map(({ text }) => text)).not.toContainEqual(expect.stringContaining('Дякуємо'));

  const heads = await administrator.run('segment', 'count', '--filter', `broadcast:${id}`, '--json');
  expect(JSON.parse(heads.stdout)).toMatchObject({ people: 1 });
  const wrong = await administrator.run('segment', 'count', '--filter', 'tag:vip AND (sales:>=1');
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toContain('a bracket is not closed');
}, 120_000);
