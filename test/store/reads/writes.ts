import type { Queries } from '../../../src/store/database.ts';
import { longRead } from '../../../src/store/long-read.ts';

/** A read that is none. */
export default longRead<null, string>(import.meta.url, write);

async function* write(db: Queries): AsyncGenerator<string> {
  await db.deleteFrom('action_sets').execute();
  yield 'deleted';
}
