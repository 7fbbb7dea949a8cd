import type { ShownButton } from '../phones/shown.ts';
import type { ViberButton } from './keyboard-rules.ts';
import { showButtonText } from './show-viber-text.ts';

/** Lays buttons out as the app does: left to right until the row's columns are full. */
export function buttonsInRows(buttons: readonly ViberButton[], columns: number): ShownButton[][] {
  const rows: ShownButton[][] = [];
  let left = 0;
  for (const button of buttons) {
    const width = button.Columns ?? columns;
    if (width > left) {
      rows.push([]);
      left = columns;
    }
    rows.at(-1)?.push(showButton(button));
    left -= width;
  }
  return rows;
}

function showButton({ Text = '', ActionType = 'reply', ActionBody = '' }: ViberButton): ShownButton {
  return {
    label: showButtonText(Text),
    ...(ActionType === 'open-url' && { url: ActionBody }),
    ...(ActionType === 'reply' && { data: ActionBody }),
    ...(ActionType === 'share-phone' && { asks: 'phone' as const }),
    ...(ActionType === 'location-picker' && { asks: 'location' as const }),
  };
}
