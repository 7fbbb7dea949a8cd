import { expect, it } from 'vitest';
import { sharedWorld } from '../support/shared-world.ts';

const world = sharedWorld();

it('has one SMS sent when twelve accounts type the number of one stranger at once', async () => {
  const stranger = await world().newMember();
  const crowd = await Promise.all(Array.from({ length: 12 }, () => world().seller('telegram')));
  for (const one of crowd) {
    await world().begin(one);
    await one.waitFor('поділіться номером');
  }
  const slow = { service: 'club', method: 'GetAuthCode', kind: 'slow', person: stranger, milliseconds: 500 } as const;
  await world().phones.addFault(slow);

  await Promise.all(crowd.map((one) => one.say(stranger)));
  await Promise.all(crowd.map((one) => one.waitFor('SMS')));
  expect(await world().clubCalls('GetAuthCode', stranger)).toBe(1);
});

it('tries five codes when twelve accounts guess at once', async () => {
  const stranger = await world().newMember();
  const crowd = await Promise.all(Array.from({ length: 12 }, () => world().seller('telegram')));
  for (const one of crowd) {
    await world().begin(one);
    await one.waitFor('поділіться номером');
    await one.say(stranger);
    await one.waitFor('SMS');
  }
  const code = await world().codeSentTo(stranger);
  const slow = { service: 'club', method: 'GetToken', kind: 'slow', person: stranger, milliseconds: 500 } as const;
  await world().phones.addFault(slow);

  await Promise.all(crowd.map((one) => one.say(code === '0000' ? '1111' : '0000')));
  await Promise.all(crowd.map((one) => one.waitFor(/Код не підійшов|Забагато спроб/)));
  expect(await world().clubCalls('GetToken', stranger)).toBe(5);
});
