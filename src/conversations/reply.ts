import type { Button, Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { RichText } from '../domain/rich-text.ts';
import { writePress } from './press-data.ts';

/** A button as a scene thinks of it: answer the question, go somewhere, or open a page. */
export type ReplyButton = { label: string } & ({ choose: string } | { go: string } | { url: string });

/** What a scene says. `share` is the label of the messenger's own button for the phone number. */
export type Reply = {
  text: RichText;
  /** The name of a picture in the media folder. */
  picture?: string;
  buttons?: ReplyButton[][];
  /** `menu`: the main menu. `support`: the way from an operator back to the bot. */
  keyboard?: 'menu' | 'support' | { share: string };
};

export type StandingRows = Record<'menu' | 'support', ReplyButton[][]>;

/** For messages without a standing keyboard. */
export const NO_STANDING: StandingRows = { menu: [], support: [] };

/** Whether the reply asks a question with choices, so that older ones become stale. */
export function hasChoices(reply: Reply): boolean {
  return reply.buttons?.flat().some((button) => 'choose' in button) ?? false;
}

/** The message as messengers take it. `turn` marks its choices; `standing` are the keyboards by their names. */
export function composeMessage(reply: Reply, turn: number, standing: StandingRows): OutgoingMessage {
  const keyboard = keyboardOf(reply, turn, standing);
  return {
    text: reply.text,
    ...(reply.picture && { picture: { file: reply.picture } }),
    ...(keyboard && { keyboard }),
  };
}

/** The main menu with these rows. */
export function menuKeyboard(menu: ReplyButton[][]): Keyboard {
  return { kind: 'menu', rows: menu.map((row) => row.map((button) => buttonOf(button, 0))) };
}

function keyboardOf(reply: Reply, turn: number, standing: StandingRows): Keyboard | undefined {
  const rows = (buttons: ReplyButton[][]) => buttons.map((row) => row.map((button) => buttonOf(button, turn)));
  if (typeof reply.keyboard === 'string') return menuKeyboard(standing[reply.keyboard]);
  if (reply.keyboard) return { kind: 'phone request', share: reply.keyboard.share, rows: rows(reply.buttons ?? []) };
  return reply.buttons && { kind: 'choices', rows: rows(reply.buttons) };
}

function buttonOf(button: ReplyButton, turn: number): Button {
  if ('url' in button) return { label: button.label, url: button.url };
  const press =
    'go' in button ? { kind: 'go' as const, to: button.go } : { kind: 'choose' as const, turn, value: button.choose };
  return { label: button.label, press: writePress(press) };
}
