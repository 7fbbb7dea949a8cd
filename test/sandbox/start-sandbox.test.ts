import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { freePort } from '../support/world.ts';

it('leaves no port open when one of the four is taken', async () => {
  const first = await startSandbox({ bots: [] });
  const taken = Number(new URL(first.phonesUrl).port);
  const telegram = await freePort();
  await expect(startSandbox({ bots: [], listen: { telegram, phones: taken } })).rejects.toThrow('EADDRINUSE');

  const second = await startSandbox({ bots: [], listen: { telegram } });
  expect(new URL(second.telegramUrl).port).toBe(String(telegram));
  await second.close();
  await first.close();
});
