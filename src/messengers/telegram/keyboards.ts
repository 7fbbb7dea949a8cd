import type { InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup } from 'grammy/types';

import type { Button, Keyboard } from '../../domain/keyboard.ts';

/**
 * The keyboard as Telegram shows it. Buttons of a menu and those under a phone request come back as their label's
 * text; only `choices` come back as presses and can open pages.
 */
export function replyMarkup(keyboard: Keyboard): ReplyKeyboardMarkup | InlineKeyboardMarkup {
  if (keyboard.kind === 'choices') return inlineKeyboard(keyboard.rows);

  const rows = labelRows(keyboard.rows);
  if (keyboard.kind === 'menu') return { keyboard: rows, resize_keyboard: true, is_persistent: true };
  const share: KeyboardButton = { text: keyboard.share, request_contact: true };
  return { keyboard: [[share], ...rows], resize_keyboard: true, one_time_keyboard: true };
}

/** Buttons under a message. */
export function inlineKeyboard(rows: Button[][]): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map(inlineButton)) };
}

function labelRows(rows: Button[][]): KeyboardButton[][] {
  return rows.map((row) => row.map((button) => ({ text: button.label })));
}

function inlineButton(button: Button): InlineKeyboardButton {
  return 'url' in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.press };
}
