import type { Queries } from '../../../src/store/database.ts';
import { longRead } from '../../../src/store/long-read.ts';

/** Reads the hashes of the stored sets twice, and waits in between until it is told to go on. */
export default longRead<{ gate: Int32Array }, string>(import.meta.url, readTwice);

async function* readTwice(db: Queries, { gate }: { gate: Int32Array }) {
  for await (const { hash } of db.selectFrom('action_sets').select('hash').stream()) yield hash;
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  Atomics.wait(gate, 1, 0, 10_000);
  for await (const { hash } of db.selectFrom('action_sets').select('hash').stream()) yield hash;
}
