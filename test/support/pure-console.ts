import type { AppErrorCode } from '../../src/domain/app-error.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Input } from '../../src/console/input/decode-input.ts';
import { newModel, type Dialog, type Message, type Model, type Person } from '../../src/console/model/model.ts';
import type { Effect, Happening, Stamp } from '../../src/console/model/step.ts';
import { update } from '../../src/console/model/update.ts';
import { screenView } from '../../src/console/views/screen-view.ts';
import { wordsIn } from '../../src/console/words/words.ts';

export const NOON = Date.UTC(2026, 2, 5, 10, 0, 0);

/** A console without a terminal and without a daemon: happenings go in, effects and screens come out. */
export class PureConsole {
  model: Model;
  readonly effects: Effect[] = [];
  readonly #words: Stamp['words'];
  #ids = 0;

  constructor(change: Partial<Model> = {}, language: 'uk' | 'en' = 'uk') {
    const operator = { login: 'olena', name: 'Олена', role: 'operator' } as const;
    const size = { columns: 100, rows: 30 };
    const given = { now: NOON, size, drawsPictures: true, operator, drafts: new Map(), outgoing: [] };
    this.#words = wordsIn(language);
    this.model = { ...newModel(given), ...change };
  }

  /** With these dialogs listed, and the daemon there. */
  static with(...dialogs: Dialog[]): PureConsole {
    const console = new PureConsole();
    console.tell({ type: 'link', state: 'online', failure: undefined });
    console.lists(dialogs);
    return console;
  }

  tell(happening: Happening): this {
    const { model, effects } = update(this.model, happening, this.#stamp());
    this.model = model;
    this.effects.push(...effects);
    return this;
  }

  lists(items: readonly Dialog[], next?: string): this {
    return this.tell({ type: 'listed', filter: this.model.list.filter, isFirst: true, items, next });
  }

  /** Keys by their names; anything of one letter is typed. */
  press(...names: string[]): this {
    for (const name of names) this.input(/^.$/su.test(name) ? { kind: 'text', text: name } : { kind: 'key', name });
    return this;
  }

  type(text: string): this {
    return this.input({ kind: 'text', text });
  }

  input(input: Input): this {
    return this.tell({ type: 'input', input });
  }

  /** Opens a dialog by its place in the list, with its history read. */
  opens(dialog: Dialog, messages: readonly Message[] = []): this {
    this.model = { ...this.model, focus: 'list', list: { ...this.model.list, selected: dialog.id } };
    this.press('enter');
    return this.tell({ type: 'page', dialog: dialog.id, part: 'newest', messages });
  }

  /** What was on its way to the daemon has not got there. */
  fails(client: string, failure: AppErrorCode): this {
    const outgoing = this.model.outgoing.find((one) => one.client === client);
    return outgoing ? this.tell({ type: 'failed', effect: { do: 'say', outgoing }, failure }) : this;
  }

  /** The effects of a kind so far. */
  done<Do extends Effect['do']>(what: Do): Extract<Effect, { do: Do }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { do: Do }> => effect.do === what);
  }

  /** What is in the composer. */
  get written(): string {
    return this.model.drafts.get(this.model.open ?? 0)?.composer.text ?? '';
  }

  /** What is on the screen. */
  get screen(): string {
    return screenView(this.model, this.#stamp()).lines().join('\n');
  }

  #stamp(): Stamp {
    const id = `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;
    return { now: NOON, id, words: this.#words, time: new LocalTime('Europe/Kyiv') };
  }
}

/** A dialog that waits in Telegram, unless told otherwise. */
export function aDialog(id: number, change: Partial<Dialog> = {}): Dialog {
  const at = new Date(NOON - id * 60_000).toISOString();
  return {
    id,
    subscriber: id,
    bot: 'ergo-club',
    messenger: 'telegram',
    name: `Продавець ${id}`,
    phone: '380671234567',
    state: 'waiting',
    owner: null,
    withSupport: true,
    muted: false,
    waitingSince: at,
    pausedUntil: null,
    escalatedAt: null,
    unread: 0,
    last: { author: 'seller', kind: 'text', text: `слова ${id}` },
    lastAt: at,
    ...change,
  };
}

/** Something that a seller wrote to support, unless told otherwise. */
export function aMessage(id: number, change: Partial<Message> = {}): Message {
  return {
    id,
    author: 'seller',
    staff: null,
    kind: 'text',
    text: `повідомлення ${id}`,
    buttons: [],
    picture: false,
    album: null,
    inDialog: true,
    state: null,
    reason: null,
    client: null,
    earlier: [],
    at: new Date(NOON).toISOString(),
    ...change,
  };
}

/** Somebody of whom little is known. */
export function aPerson(change: Partial<Person> = {}): Person {
  const at = new Date(NOON).toISOString();
  return {
    name: 'Продавець',
    username: null,
    language: null,
    device: null,
    source: null,
    state: 'active',
    phones: [],
    signedIn: true,
    tags: [],
    since: at,
    lastSeenAt: at,
    elsewhere: [],
    sales: [],
    about: null,
    ...change,
  };
}
