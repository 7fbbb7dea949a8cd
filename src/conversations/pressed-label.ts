import type { Press } from '../domain/incoming.ts';
import type { Exchange } from './exchange.ts';
import { labelOf } from './navigation.ts';
import { readPress } from './press-data.ts';

/** What stood on the button that was pressed, for whoever reads the conversation; undefined when nobody knows any more. */
export function pressedLabel(
  { context, asked }: Pick<Exchange, 'context' | 'asked'>,
  press: Press,
): string | undefined {
  const { message, data } = press;
  if (message?.label !== undefined) return message.label;
  const standing = asked?.rows.flat().find((button) => 'press' in button && button.press === data);
  if (standing) return standing.label;
  const way = readPress(data);
  return way?.kind === 'go' ? labelOf(way.to, context.words) : undefined;
}
