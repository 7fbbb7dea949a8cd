import type { Keyboard } from '../domain/keyboard.ts';
import { menuRows } from './navigation.ts';
import { menuKeyboard } from './reply.ts';
import type { Words } from './words.ts';

/** The main menu of each bot, in its own words, for messages that nobody asked for. */
export function mainMenu(wordsOf: (botId: string) => Words): (botId: string) => Keyboard {
  return (botId) => menuKeyboard(menuRows(wordsOf(botId)));
}
