import type { HeadCount } from '../../../control/contract/segments.ts';
import { table } from '../../table.ts';

/** How many people there are in each messenger, and how many of them a message can reach. */
export function headTable({ messengers, people, reachable, members }: HeadCount): Promise<string> {
  const rows = messengers.map((one) => [one.messenger, one.people, one.reachable, one.unsubscribed, one.blocked]);
  const gone = (kind: 'unsubscribed' | 'blocked') => messengers.reduce((sum, one) => sum + one[kind], 0);
  const total = ['together', people, reachable, gone('unsubscribed'), gone('blocked')];
  const persons = ['persons', '', members, '', ''];
  return table(
    ['MESSENGER', 'ACCOUNTS', 'REACHABLE', 'LEFT', 'BLOCKED'],
    [...rows, total, persons].map((row) => row.map(String)),
  );
}
