import type { IncomingContent } from '../domain/incoming.ts';

const COMMAND = /^\/(\w{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/;

/** What somebody typed: a command when it begins with a slash and a word, `/start` with its payload, or a text. */
export function typedContent(text: string): IncomingContent {
  const command = COMMAND.exec(text);
  if (!command?.[1]) return { kind: 'text', text };

  const name = command[1].toLowerCase();
  const argument = (command[2] ?? '').trim();
  if (name !== 'start') return { kind: 'command', name, argument };
  return argument ? { kind: 'start', payload: argument } : { kind: 'start' };
}
