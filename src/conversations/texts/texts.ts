import { AppError } from '../../domain/app-error.ts';
import type { Log } from '../../domain/log.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { suggest } from '../../domain/suggest.ts';
import type { MessengerForms } from '../../messengers/messenger.ts';
import type { Queries, Transaction } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { menuKeys } from '../navigation.ts';
import { Words, written } from '../words.ts';
import { DEFINITIONS, isTextKey, TEXT_KEYS, type TextKey } from './catalogue.ts';
import { checkText } from './check/check-text.ts';
import { labelProblems, type Labels } from './check/labels.ts';
import type { TextProblem } from './check/problem.ts';
import { messageFormat } from './icu.ts';
import { describeText, holds, type TextState } from './text-state.ts';
import { dropOwnText, keepOwnText, ownTexts, textChanges, type OwnText, type TextChange } from './text-records.ts';
import { previewText, type TextPreview } from './preview.ts';
import { readValues } from './read-values.ts';

/** A wish to change a text. `also` is done in the same transaction, such as an entry of the audit. */
export type ChangeOfText = { botId: string; key: string; actor: string; also?: (tx: Transaction) => Promise<unknown> };

/** A wish to change several, by key; `also` as for one. */
export type ChangeOfTexts = Omit<ChangeOfText, 'key'> & { sources: ReadonlyMap<string, string> };

/** A text that cannot be what somebody wanted it to be. */
export type WrongText = { key: TextKey; problems: TextProblem[] };

/** Takes back what was written of several texts when one of them is wrong. */
const NOT_SET = new Error('a text was wrong: none is set');

export type TextsProps = {
  store: Store;
  bots: readonly string[];
  forms: MessengerForms;
  log: Log;
  /** What sellers of this bot read has changed in this text. */
  onChange: (botId: string, key: TextKey) => void;
};

/**
 * The texts of each bot: the catalogue's, and over it those that staff have written. Every bot has its own
 * {@link Words}, which say what was written last from the moment it is committed. A key or a bot that does not exist is
 * AppError `not found`.
 */
export class Texts {
  readonly #props: TextsProps;
  readonly #words: ReadonlyMap<string, Words>;

  constructor(props: TextsProps) {
    this.#props = props;
    this.#words = new Map(props.bots.map((botId) => [botId, new Words()]));
  }

  /** What the bot says; the same object for as long as the program runs. */
  wordsOf(botId: string): Words {
    const words = this.#words.get(botId);
    if (!words) throw new AppError('not found', `There is no bot ${botId}.${meant(botId, this.#props.bots)}`);
    return words;
  }

  /** Lets every bot say what is stored; to be called before anything is said. */
  async load(): Promise<void> {
    for (const botId of this.#props.bots) await this.#reload(botId);
  }

  /** Every text of the catalogue as it stands for this bot. */
  async list(botId: string): Promise<TextState[]> {
    this.wordsOf(botId);
    const own = await ownTexts(this.#props.store.read, botId);
    return TEXT_KEYS.map((key) => this.#state(key, own.get(key)));
  }

  /** The texts that hold all of these words: in their key, description or sources, or as sellers read them. */
  async search(botId: string, words: string): Promise<TextState[]> {
    const wanted = words.trim().toLocaleLowerCase('uk').split(/\s+/);
    return (await this.list(botId)).filter((state) => wanted.every((word) => holds(state, word)));
  }

  async show(botId: string, key: string): Promise<TextState> {
    this.wordsOf(botId);
    const known = keyOf(key);
    return this.#state(known, (await ownTexts(this.#props.store.read, botId)).get(known));
  }

  /** What would be wrong with this text in that place; nothing when it may be set. */
  async check(botId: string, key: string, source: string): Promise<TextProblem[]> {
    this.wordsOf(botId);
    return this.#problems(this.#props.store.read, botId, keyOf(key), tidied(source));
  }

  /** Lets the bot say this from now on; or everything that is wrong with it, and nothing is changed. */
  async set({ key, source, ...change }: ChangeOfText & { source: string }): Promise<Result<TextState, TextProblem[]>> {
    const done = await this.setAll({ ...change, sources: new Map([[key, source]]) });
    if (!done.ok) return failure(done.failure.flatMap(({ problems }) => problems));
    return success(await this.show(change.botId, key));
  }

  /** Lets the bot say all of these from now on; or everything that is wrong with them, and none is changed. */
  async setAll({ botId, actor, also, sources }: ChangeOfTexts): Promise<Result<TextKey[], WrongText[]>> {
    this.wordsOf(botId);
    const wanted = [...sources].map(([key, source]) => ({ key: keyOf(key), source: tidied(source) }));
    const wrong: WrongText[] = [];
    const set = this.#props.store.write(async (tx) => {
      for (const { key, source } of wanted) {
        const problems = await this.#problems(tx.db, botId, key, source);
        if (problems.length > 0) wrong.push({ key, problems });
        else await keepOwnText(tx, { botId, key, actor }, source);
      }
      if (wrong.length > 0) throw NOT_SET;
      await also?.(tx);
    });
    await set.catch((error: unknown) => {
      if (error !== NOT_SET) throw error;
    });
    if (wrong.length > 0) return failure(wrong);
    const keys = wanted.map(({ key }) => key);
    for (const key of keys) await this.#changed(botId, key);
    return success(keys);
  }

  /** Lets the bot say what the catalogue says again. */
  async reset(change: ChangeOfText): Promise<TextState> {
    const { botId, actor, also } = change;
    this.wordsOf(botId);
    const key = keyOf(change.key);
    await this.#props.store.write(async (tx) => {
      await dropOwnText(tx, { botId, key, actor });
      await also?.(tx);
    });
    await this.#changed(botId, key);
    return this.show(botId, key);
  }

  /** What was changed by whom, the newest first: of one text, or of all. */
  async history(botId: string, key?: string): Promise<TextChange[]> {
    this.wordsOf(botId);
    return textChanges(this.#props.store.read, botId, key === undefined ? undefined : [keyOf(key)]);
  }

  /**
   * What each messenger would show of the text as it stands, or of `source` in its place; `values` stand in place of the
   * examples.
   */
  async preview(
    botId: string,
    key: string,
    { source, values = {} }: { source?: string; values?: Record<string, string> } = {},
  ): Promise<Result<TextPreview[], TextProblem[]>> {
    const known = keyOf(key);
    const shown = source === undefined ? this.wordsOf(botId).source(known) : tidied(source);
    const problems = source === undefined ? [] : await this.check(botId, key, source);
    const given = readValues(DEFINITIONS[known], values);
    if (!given.ok || problems.length > 0) return failure([...problems, ...(given.ok ? [] : given.failure)]);
    return success(previewText(DEFINITIONS[known], shown, this.#props.forms, given.value));
  }

  async #changed(botId: string, key: TextKey): Promise<void> {
    await this.#reload(botId);
    this.#props.onChange(botId, key);
  }

  /** What a later version of the catalogue no longer allows is not said: the catalogue's text stands in its place. */
  async #reload(botId: string): Promise<void> {
    const { store, log } = this.#props;
    const own = await ownTexts(store.read, botId);
    const labels = await labelsSoFar(store.read, botId, own);
    const sources = new Map<TextKey, string>();
    for (const [key, { source }] of own) {
      if (this.#state(key, own.get(key)).own?.problems.length === 0) sources.set(key, source);
      else log.warn({ bot: botId, text: key }, 'an own text does not fit the catalogue any more and is not used');
    }
    const labelsByKey = menuKeys().map((key): [TextKey, readonly string[]] => [key, labels(key)]);
    this.wordsOf(botId).adopt({ sources, labels: new Map(labelsByKey) });
  }

  async #problems(db: Queries, botId: string, key: TextKey, source: string): Promise<TextProblem[]> {
    const problems = checkText(DEFINITIONS[key], source, this.#props.forms);
    if (problems.length > 0) return problems;
    return labelProblems(key, source, await labelsSoFar(db, botId, await ownTexts(db, botId)));
  }

  #state(key: TextKey, own: OwnText | undefined): TextState {
    const problems = own ? checkText(DEFINITIONS[key], own.source, this.#props.forms) : [];
    return describeText(key, own && { ...own, problems });
  }
}

/** Everything that each menu button has ever been called for this bot, the newest first. */
async function labelsSoFar(db: Queries, botId: string, own: ReadonlyMap<TextKey, OwnText>): Promise<Labels> {
  const changes = await textChanges(db, botId, menuKeys());
  return (key) => {
    const changed = changes.filter((change) => change.key === key).flatMap(({ before, after }) => [after, before]);
    const sources = [own.get(key)?.source ?? [], ...changed, DEFINITIONS[key].source].flat();
    return [...new Set(sources.map((source) => written(messageFormat(source))))];
  };
}

function keyOf(key: string): TextKey {
  if (isTextKey(key)) return key;
  throw new AppError('not found', `There is no text ${key}.${meant(key, TEXT_KEYS)}`);
}

function meant(word: string, known: readonly string[]): string {
  const near = suggest(word, known);
  return near === undefined ? ' See them with `ergo-bot text list`.' : ` Did you mean ${near}?`;
}

/** Editors end a file with a line end, and some write two signs for it. */
function tidied(source: string): string {
  return source.replaceAll('\r\n', '\n').trim().normalize('NFC');
}
