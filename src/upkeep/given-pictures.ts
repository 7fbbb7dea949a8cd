import { readdir } from 'node:fs/promises';

/** Named by what is in them (src/daemon/broadcast-pictures.ts, src/daemon/chat-pictures.ts), so they never change. */
const GIVEN = /^(?:broadcast|chat)-[\w-]+\.jpeg$/;

/** The pictures in a folder that staff have given; none when there is no such folder. */
export async function* givenPictures(folder: string): AsyncGenerator<string> {
  const names = await readdir(folder).catch(() => []);
  yield* names.filter((name) => GIVEN.test(name));
}
