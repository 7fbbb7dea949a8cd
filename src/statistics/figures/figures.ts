import { DIALOG_FIGURES } from './dialog-figures.ts';
import type { Figure } from './figure.ts';
import { BROADCAST_FIGURES } from './broadcast-figures.ts';
import { MESSAGE_FIGURES } from './message-figures.ts';
import { SALE_FIGURES } from './sale-figures.ts';
import { SUBSCRIBER_FIGURES } from './subscriber-figures.ts';
import { SURVEY_FIGURES } from './survey-figures.ts';

/** Every figure that is counted, in the order in which they are shown. */
export const FIGURES: readonly Figure[] = [
  ...SUBSCRIBER_FIGURES,
  ...MESSAGE_FIGURES,
  ...BROADCAST_FIGURES,
  ...SALE_FIGURES,
  ...DIALOG_FIGURES,
  ...SURVEY_FIGURES,
];
