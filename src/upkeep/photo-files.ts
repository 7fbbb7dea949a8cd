import { longRead } from '../store/long-read.ts';

/** The file of every photo that the database names, each once. */
export default longRead<undefined, string>(import.meta.url, async function* (db) {
  const rows = db.selectFrom('photos').select('file').distinct().orderBy('file').stream();
  for await (const { file } of rows) yield file;
});
