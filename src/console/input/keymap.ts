import type { Edit } from '../composer/composer.ts';
import type { Focus } from '../model/model.ts';
import type { Input } from './decode-input.ts';
import { latinKey } from './keyboard-layout.ts';

/** Everything that a key can do outside of writing. */
export const COMMANDS = [
  'help',
  'quit',
  'next pane',
  'previous pane',
  'leave',
  'select previous',
  'select next',
  'page up',
  'page down',
  'first',
  'last',
  'open',
  'write',
  'previous dialog',
  'next dialog',
  'next unread',
  'go to',
  'filter',
  'view 1',
  'view 2',
  'view 3',
  'view 4',
  'view 5',
  'view 6',
  'view 7',
  'take',
  'release',
  'pause',
  'close',
  'close quietly',
  'transfer',
  'take over',
  'mute',
  'end shift',
  'send',
  'again',
  'take back',
  'note',
  'ready answers',
  'keep answer',
  'attach picture',
  'detach pictures',
  'back to unread',
  'search',
  'next found',
  'previous found',
  'photo',
  'save picture',
  'copy',
  'person',
  'elsewhere',
  'mouse',
  'redraw',
] as const;

export type Command = (typeof COMMANDS)[number];

/** Where the help shows a command. */
export const GROUPS = ['dialogs', 'answering', 'history', 'writing', 'window'] as const;

export type Group = (typeof GROUPS)[number];

/**
 * One row of the only table of keys: the footer, the help and the table in the README are made from it. `keys` work
 * everywhere; `letters` where nothing is written, that is in the list and in the history, by the place of the key, so
 * that a Ukrainian layout does as well. `where` narrows a row to some panes; `footer`: the panes whose footer shows it.
 */
export type Binding = {
  readonly command: Command;
  readonly group: Group;
  readonly keys?: readonly string[];
  readonly letters?: readonly string[];
  readonly where?: readonly Focus[];
  readonly footer?: readonly Focus[];
};

const EVERYWHERE: readonly Focus[] = ['list', 'history', 'composer'];
const READING: readonly Focus[] = ['list', 'history'];

export const KEYMAP: readonly Binding[] = [
  { command: 'select previous', group: 'dialogs', keys: ['up'], letters: ['k'], where: READING },
  { command: 'select next', group: 'dialogs', keys: ['down'], letters: ['j'], where: READING },
  { command: 'open', group: 'dialogs', keys: ['enter', 'right'], letters: ['l'], where: ['list'], footer: ['list'] },
  { command: 'write', group: 'dialogs', keys: ['enter'], where: ['history'], footer: ['history'] },
  { command: 'previous dialog', group: 'dialogs', keys: ['A-up'] },
  { command: 'next dialog', group: 'dialogs', keys: ['A-down'] },
  { command: 'next unread', group: 'dialogs', keys: ['A-a'], letters: ['a'], footer: EVERYWHERE },
  { command: 'go to', group: 'dialogs', keys: ['C-f'], letters: ['f'], footer: ['list'] },
  { command: 'filter', group: 'dialogs', keys: ['A-w'], letters: ['w'] },
  { command: 'view 1', group: 'dialogs', keys: ['A-1'], letters: ['1'] },
  { command: 'view 2', group: 'dialogs', keys: ['A-2'], letters: ['2'] },
  { command: 'view 3', group: 'dialogs', keys: ['A-3'], letters: ['3'] },
  { command: 'view 4', group: 'dialogs', keys: ['A-4'], letters: ['4'] },
  { command: 'view 5', group: 'dialogs', keys: ['A-5'], letters: ['5'] },
  { command: 'view 6', group: 'dialogs', keys: ['A-6'], letters: ['6'] },
  { command: 'view 7', group: 'dialogs', keys: ['A-7'], letters: ['7'] },
  { command: 'send', group: 'answering', keys: ['enter'], where: ['composer'], footer: ['composer'] },
  { command: 'take', group: 'answering', keys: ['A-t', 'f3'], letters: ['t'], footer: ['list', 'history', 'composer'] },
  { command: 'release', group: 'answering', keys: ['A-y'], letters: ['y'] },
  { command: 'pause', group: 'answering', keys: ['A-p', 'f5'], letters: ['p'], footer: ['history', 'composer'] },
  { command: 'close', group: 'answering', keys: ['A-x', 'f8'], letters: ['x'], footer: ['history', 'composer'] },
  { command: 'close quietly', group: 'answering', keys: ['A-q'], letters: ['q'] },
  { command: 'transfer', group: 'answering', keys: ['A-g', 'f9'], letters: ['g'] },
  { command: 'take over', group: 'answering', keys: ['A-o'], letters: ['o'] },
  { command: 'mute', group: 'answering', keys: ['A-0'], letters: ['0'] },
  { command: 'end shift', group: 'answering', keys: ['A-z'] },
  { command: 'ready answers', group: 'answering', keys: ['A-r', 'f6'], letters: ['r'], footer: ['composer'] },
  { command: 'keep answer', group: 'answering', keys: ['A-k'] },
  { command: 'note', group: 'answering', keys: ['A-n', 'f7'], letters: ['i'] },
  { command: 'attach picture', group: 'answering', keys: ['A-i'] },
  { command: 'detach pictures', group: 'answering', keys: ['A-j'] },
  { command: 'again', group: 'answering', keys: ['A-e'], letters: ['e'] },
  { command: 'take back', group: 'answering', keys: ['A-l'] },
  { command: 'page up', group: 'history', keys: ['pageup'] },
  { command: 'page down', group: 'history', keys: ['pagedown'] },
  { command: 'first', group: 'history', keys: ['home'], where: READING },
  { command: 'last', group: 'history', keys: ['end'], where: READING },
  { command: 'back to unread', group: 'history', keys: ['A-u'], letters: ['u'] },
  { command: 'search', group: 'history', keys: ['A-/'], letters: ['/', '.'], footer: ['history'] },
  { command: 'next found', group: 'history', letters: ['n'] },
  { command: 'previous found', group: 'history', letters: ['N'] },
  { command: 'photo', group: 'history', keys: ['A-v'], letters: ['v'], footer: ['history'] },
  { command: 'save picture', group: 'history', keys: ['A-s'], letters: ['s'] },
  { command: 'copy', group: 'history', keys: ['A-h'], letters: ['h'] },
  { command: 'person', group: 'window', keys: ['A-c', 'f4'], letters: ['c'] },
  { command: 'elsewhere', group: 'window', keys: ['A-m'], letters: ['m'] },
  { command: 'next pane', group: 'window', keys: ['tab'], footer: EVERYWHERE },
  { command: 'previous pane', group: 'window', keys: ['S-tab'] },
  { command: 'leave', group: 'window', keys: ['escape'] },
  { command: 'help', group: 'window', keys: ['f1'], letters: ['?', ','], footer: EVERYWHERE },
  { command: 'mouse', group: 'window', keys: ['f11'] },
  { command: 'redraw', group: 'window', keys: ['C-l'] },
  { command: 'quit', group: 'window', keys: ['C-c', 'f10'], footer: ['list'] },
];

/** Keys of writing, in the composer and wherever else something is typed. */
export const EDIT_KEYS: readonly { edit: Edit; keys: readonly string[] }[] = [
  { edit: 'new line', keys: ['A-enter', 'S-enter', 'C-j'] },
  { edit: 'left', keys: ['left', 'C-b'] },
  { edit: 'right', keys: ['right'] },
  { edit: 'word left', keys: ['C-left', 'A-left', 'A-b'] },
  { edit: 'word right', keys: ['C-right', 'A-right', 'A-f'] },
  { edit: 'line start', keys: ['home', 'C-a'] },
  { edit: 'line end', keys: ['end', 'C-e'] },
  { edit: 'text start', keys: ['C-home'] },
  { edit: 'text end', keys: ['C-end'] },
  { edit: 'delete back', keys: ['backspace', 'C-h'] },
  { edit: 'delete forward', keys: ['delete', 'C-d'] },
  { edit: 'delete word back', keys: ['C-w', 'A-backspace'] },
  { edit: 'delete word forward', keys: ['A-d', 'C-delete'] },
  { edit: 'delete to line start', keys: ['C-u'] },
  { edit: 'delete to line end', keys: ['C-k'] },
  { edit: 'undo', keys: ['C-z', 'C-_'] },
  { edit: 'redo', keys: ['C-y'] },
];

/** What a key means in a pane; undefined when nothing. */
export function commandOf(input: Input, focus: Focus): Command | undefined {
  const found = KEYMAP.find((binding) => {
    if (binding.where && !binding.where.includes(focus)) return false;
    if (input.kind === 'key') return binding.keys?.includes(input.name);
    return input.kind === 'text' && focus !== 'composer' && binding.letters?.includes(latinKey(input.text));
  });
  return found?.command;
}

const EDIT_OF = new Map(EDIT_KEYS.flatMap(({ edit, keys }) => keys.map((key) => [key, edit] as const)));

/** What a key does to what is written; undefined when nothing. */
export function editOf(input: Input): Edit | undefined {
  return input.kind === 'key' ? EDIT_OF.get(input.name) : undefined;
}
