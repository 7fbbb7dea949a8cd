import { composerWith, setText } from '../composer/composer.ts';
import { cleanLine } from '../text/glyphs.ts';
import type { Dialog, Model } from './model.ts';
import type { Confirmation, Overlay, PickerItem, Question } from './overlay.ts';
import { step, type Happening, type Stamp, type Step } from './step.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;
type Picker = Extract<Overlay, { kind: 'picker' }>;

/** Asks for a line of text. */
export function ask(model: Model, question: Question, dialog = model.open, message?: number): Step {
  const suggested = question === 'save picture' ? `~/ergo-${dialog}-${message}.jpeg` : '';
  const input = composerWith(suggested);
  return step({ ...model, overlay: { kind: 'question', question, dialog, message, input, hints: [] } });
}

/** Asks whether it is meant. */
export function confirm(model: Model, about: Confirmation, dialog?: number): Step {
  return step({ ...model, overlay: { kind: 'confirmation', about, dialog } });
}

/** Finds a dialog by a name or a phone number, among all that there are. */
export function pickPeople(model: Model): Step {
  return step({ ...model, overlay: picker('people', undefined) });
}

/** The ready answers of the dialog's bot. */
export function pickReadyAnswer(model: Model, { id, bot }: Dialog): Step {
  return step({ ...model, overlay: { ...picker('ready answers', id), isLoading: true } }, { do: 'ready answers', bot });
}

/** Who can have the dialog. */
export function pickColleague(model: Model, { id, bot }: Dialog): Step {
  return step({ ...model, overlay: { ...picker('colleagues', id), isLoading: true } }, { do: 'colleagues', bot });
}

const MINUTES = [15, 30, 60, 180, 24 * 60];

/** Until when a dialog is put off. */
export function pickPause(model: Model, dialog: number, { words }: Stamp): Step {
  const items = [undefined, ...MINUTES].map((minutes): PickerItem => {
    const label = minutes === undefined ? words.untilTheyWrite : words.forMinutes(minutes);
    return { label, detail: '', choice: { kind: 'pause', minutes } };
  });
  return step({ ...model, overlay: { ...picker('pause', dialog), items } });
}

/** Of which bot and messenger dialogs are listed. */
export function pickFilter(model: Model, { words }: Stamp): Step {
  const { bot: chosenBot, messenger: chosenMessenger } = model.list.filter;
  const mark = (isChosen: boolean) => (isChosen ? '✓' : '');
  const bots = [undefined, ...model.bots].map((bot): PickerItem => {
    const detail = mark(chosenBot === bot?.id);
    return { label: bot ? cleanLine(bot.title) : words.allBots, detail, choice: { kind: 'bot', bot: bot?.id } };
  });
  const messengers = ([undefined, 'telegram', 'viber'] as const).map((messenger): PickerItem => {
    const label = messenger ? words.messengers[messenger] : words.allMessengers;
    return { label, detail: mark(chosenMessenger === messenger), choice: { kind: 'messenger', messenger } };
  });
  return step({ ...model, overlay: { ...picker('filter', undefined), items: [...messengers, ...bots] } });
}

/** Where else the same person writes from. */
export function pickElsewhere(model: Model, dialog: number): Step {
  const elsewhere = model.conversations.get(dialog)?.person?.elsewhere ?? [];
  const items = elsewhere.map((one): PickerItem => {
    const detail = `${one.bot} · ${one.messenger}`;
    return { label: cleanLine(one.name ?? ''), detail, choice: { kind: 'subscriber', subscriber: one.subscriber } };
  });
  return step({ ...model, overlay: { ...picker('elsewhere', dialog), items } });
}

/** What was asked for has come, unless something else is asked for by now. */
export function itemsCame(model: Model, { about, words, items }: Of<'items'>): Step {
  const { overlay } = model;
  if (overlay?.kind !== 'picker' || overlay.about !== about) return step(model);
  if (about === 'people' && overlay.input.text.trim() !== words) return step(model);
  return step({ ...model, overlay: { ...overlay, items, at: 0, isLoading: false } });
}

/** A path that was completed, unless something else is typed by now. */
export function hinted(model: Model, { typed, completed, hints }: Of<'hints'>): Step {
  const { overlay } = model;
  if (overlay?.kind !== 'question' || overlay.input.text !== typed) return step(model);
  return step({ ...model, overlay: { ...overlay, input: setText(overlay.input, completed), hints } });
}

/** The items that hold what is typed; people are found by the daemon. */
export function shownItems({ about, items, input }: Picker): readonly PickerItem[] {
  const wanted = input.text.trim().toLowerCase();
  if (about === 'people' || wanted === '') return items;
  return items.filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(wanted));
}

/** The person of the open dialog and the operator, for what stands in braces in a ready answer. */
export function placeholders(model: Model, dialog: Dialog) {
  const bot = model.bots.find(({ id }) => id === dialog.bot)?.title ?? dialog.bot;
  return { name: dialog.name ?? '', operator: model.operator.name, bot };
}

function picker(about: Picker['about'], dialog: number | undefined): Picker {
  return { kind: 'picker', about, dialog, input: composerWith(), items: [], at: 0, isLoading: false };
}
