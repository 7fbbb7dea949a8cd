import { menuKeys } from '../../navigation.ts';
import { written } from '../../words.ts';
import type { TextKey } from '../catalogue.ts';
import { messageFormat } from '../icu.ts';
import type { TextProblem } from './problem.ts';

/** What a button of the menu says, and all that it has ever said. */
export type Labels = (key: TextKey) => readonly string[];

/**
 * Telegram tells menu buttons apart by their labels alone, and a seller's screen may still show a former one: no two
 * may ever have had the same.
 */
export function labelProblems(key: TextKey, candidate: string, labels: Labels): TextProblem[] {
  const keys: TextKey[] = menuKeys();
  if (!keys.includes(key)) return [];
  const label = written(messageFormat(candidate));
  const other = keys.find((one) => one !== key && labels(one).includes(label));
  if (other === undefined) return [];
  const says = `${other} is the menu button of this label, or has been and may still be on a seller’s screen: choose another label.`;
  return [{ kind: 'label taken', says }];
}
