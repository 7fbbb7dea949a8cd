import { WireObject } from '../wire-json.ts';
import { answerTo, type Method } from './method.ts';

/** `Code` and `Modified_data` as in the table (L378, L381); without changes `code` (L362). */
export const getChanges: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const changes = call.books.changesFor(call.member.phone);
    if (changes.length === 0) return answerTo(call, ['code', 0]);
    const list = changes.map((change) => new WireObject(['data_type', change], ['data_api', `Get${change}`]));
    return answerTo(call, ['Code', 1], ['Modified_data', list]);
  },
};
