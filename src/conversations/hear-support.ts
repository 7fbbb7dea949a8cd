import type { IncomingContent } from '../domain/incoming.ts';
import type { Exchange } from './exchange.ts';
import { BACK, destinationByLabel } from './navigation.ts';
import { readPress } from './press-data.ts';
import { hearForSupport } from './scenes/support.ts';

/**
 * While a dialog is open and the seller has not gone back to the bot, their words are the operator's, wherever they stood
 * with the bot: that place is kept. Answers whether it was for support; whatever asks something of the bot (a button, a
 * command, the own number) leads back to the bot, which then answers it.
 */
export async function hearSupport(exchange: Exchange, content: IncomingContent): Promise<boolean> {
  const { supportStanding, support, subscriber, words } = exchange.context;
  const isBack = isWayBack(content, words.label('support.back'));
  if (!supportStanding.withSupport && !isBack) return false;
  if (isForBot(exchange, content) || isBack) {
    exchange.effects.push((tx) => support.leave(tx, subscriber.id));
    if (!isBack) return false;
    if (supportStanding.state !== 'closed' && supportStanding.withSupport)
      exchange.say({ text: words.say('support.left'), keyboard: 'menu' });
    await exchange.askAgain();
    return true;
  }
  if (content.kind === 'text' || content.kind === 'photo' || content.kind === 'contact') {
    await exchange.tell(hearForSupport(exchange.context, content));
    return true;
  }
  if (content.kind !== 'unsupported') return false;
  exchange.say({ text: words.say('general.only-text-and-photo'), keyboard: 'support' });
  return true;
}

function isWayBack(content: IncomingContent, label: string): boolean {
  if (content.kind === 'text') return content.text.trim() === label;
  if (content.kind !== 'press') return false;
  const press = readPress(content.press.data);
  return press?.kind === 'go' && press.to === BACK;
}

function isForBot({ context: { words } }: Exchange, content: IncomingContent): boolean {
  if (content.kind === 'contact') return content.own;
  if (content.kind === 'text') return destinationByLabel(content.text, words) !== undefined;
  return content.kind === 'press' || content.kind === 'command' || content.kind === 'start';
}
