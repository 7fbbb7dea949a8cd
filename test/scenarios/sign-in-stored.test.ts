import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { databaseRows } from '../support/database-rows.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld();

const PhoneRow = z.object({ phone: z.string() });
const SessionRow = z.object({ sealed_token: z.instanceof(Uint8Array), ended_at: z.number().nullable() });

describe.each(MESSENGERS)('what is kept of signing in, in %s', (messenger) => {
  it('keeps the session token sealed: no file of the data folder holds it', async () => {
    const seller = await world().signedInSeller(messenger);
    const token = await tokenOf(seller.phoneNumber);

    const [session] = databaseRows(
      world(),
      SessionRow,
      'select * from club_sessions where phone = ?',
      seller.phoneNumber,
    );
    expect(session?.ended_at).toBeNull();
    expect(Buffer.from(session?.sealed_token ?? [])).not.toHaveLength(0);
    for (const file of await dataFiles()) {
      expect(file.bytes.includes(token), `${file.name} holds the token`).toBe(false);
      expect(file.bytes.includes(Buffer.from(token, 'hex')), `${file.name} holds the token`).toBe(false);
    }
  });

  it('keeps every phone ever used, and the last one as the seller’s own', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    const first = seller.phoneNumber;
    const second = await world().newMember();
    await world().phones.post('/club/sessions/expire', { phone: first });
    await seller.press('💰 Баланс');
    await seller.waitFor('Час входу закінчився');
    await seller.waitFor('поділіться номером');
    await seller.say(second);
    await seller.waitFor('Надіслав SMS із кодом');
    await seller.say(await world().codeSentTo(second));
    await seller.waitFor('Ви увійшли');
    await seller.waitFor('Ваш баланс');

    const own = `select id from subscribers where external_id = ?`;
    const used = databaseRows(
      world(),
      PhoneRow,
      `select phone from subscriber_phones where subscriber_id = (${own}) order by first_used_at`,
      seller.person,
    );
    expect(used.map((row) => row.phone)).toEqual([first, second]);
    expect(
      databaseRows(world(), PhoneRow, 'select phone from subscribers where external_id = ?', seller.person),
    ).toEqual([{ phone: second }]);
  });
});

/** The sandbox's sessions are hashes of the phone and a count: the one that its club knows is the seller's. */
async function tokenOf(phone: string): Promise<string> {
  for (let count = 1; count < 100; count++) {
    const token = createHash('md5').update(`${phone} ${count}`).digest('hex');
    if (await isSession(token)) return token;
  }
  throw new Error('the club has no session of this phone');
}

async function isSession(session: string): Promise<boolean> {
  const answer = await fetch(world().sandbox.clubUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'GetProfile', session }),
  });
  return !(await answer.text()).includes('"error"');
}

async function dataFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  const folder = join(world().folder, 'data');
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(names.map((entry) => entry.name)).toContainEqual(expect.stringMatching(/\.(db|sqlite)(-wal)?$/));
  return Promise.all(
    names.map(async ({ name, parentPath }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  );
}
