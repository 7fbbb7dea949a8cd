import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClubSessions } from '../../src/audience/club-sessions.ts';
import { openStore } from '../../src/store/open.ts';
import { Seal } from '../../src/store/seal.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet, openTestStore } from '../support/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PHONE = '380671234567';
const TOKEN = 'd41d8cd98f00b204e9800998ecf8427e';

describe('a club session', () => {
  it('lasts until it is ended, and only the session that is meant is ended', async () => {
    const store = await openTestStore(new ManualClock());
    const sessions = new ClubSessions({ store, seal: new Seal(randomBytes(32)) });
    const ann = await meet(store, 'ann');
    expect(await sessions.token(ann.id)).toBeUndefined();

    await store.write((tx) => sessions.begin(tx, ann.id, PHONE, 'old'));
    await store.write((tx) => sessions.begin(tx, ann.id, PHONE, TOKEN));
    await store.write((tx) => sessions.end(tx, ann.id, 'old'));
    expect(await sessions.token(ann.id)).toBe(TOKEN);
    await store.write((tx) => sessions.end(tx, ann.id, TOKEN));
    expect(await sessions.token(ann.id)).toBeUndefined();
    await store.write((tx) => sessions.begin(tx, ann.id, PHONE, 'new'));
    expect(await sessions.token(ann.id)).toBe('new');
  });

  it("opens for nobody else's row and under no other key: then one has to sign in again", async () => {
    const store = await openTestStore(new ManualClock());
    const sessions = new ClubSessions({ store, seal: new Seal(randomBytes(32)) });
    const [ann, bob] = [await meet(store, 'ann'), await meet(store, 'bob')];
    await store.write((tx) => sessions.begin(tx, ann.id, PHONE, TOKEN));
    await store.write((tx) => sessions.begin(tx, bob.id, PHONE, 'another'));
    const stolen = await store.read
      .selectFrom('club_sessions')
      .selectAll()
      .where('subscriber_id', '=', ann.id)
      .executeTakeFirstOrThrow();
    await store.write((tx) =>
      tx.db
        .updateTable('club_sessions')
        .set({ sealed_token: stolen.sealed_token })
        .where('subscriber_id', '=', bob.id)
        .execute(),
    );
    expect(await sessions.token(bob.id)).toBeUndefined();
    const others = new ClubSessions({ store, seal: new Seal(randomBytes(32)) });
    expect(await others.token(ann.id)).toBeUndefined();
  });

  it('leaves no trace of its token in the database file', async () => {
    const file = join(await temporaryFolder(), 'ergo-bot.db');
    const store = await openStore({ file, clock: new ManualClock() });
    const sessions = new ClubSessions({ store, seal: new Seal(randomBytes(32)) });
    const ann = await meet(store, 'ann');
    await store.write((tx) => sessions.begin(tx, ann.id, PHONE, TOKEN));
    await store.close();
    const bytes = await readFile(file);
    expect(bytes.includes(PHONE)).toBe(true);
    expect(bytes.includes(TOKEN)).toBe(false);
  });
});
