import type { IntlMessageFormat } from 'intl-messageformat';
import { escapeMarkup, parseMarkup, type RichText } from '../domain/rich-text.ts';
import { DEFINITIONS, type KeyOf, type TextKey, type ValueArguments } from './texts/catalogue.ts';
import { messageFormat, type Values } from './texts/icu.ts';
import type { TextUse } from './texts/text.ts';

/** What a bot says otherwise than the catalogue, and every label that each of its menu buttons has ever had. */
export type OwnTexts = {
  sources: ReadonlyMap<TextKey, string>;
  labels: ReadonlyMap<TextKey, readonly string[]>;
};

/** Puts values into the texts of a bot, in Ukrainian: its own where it has any, else the catalogue's. */
export class Words {
  readonly #formats = new Map<TextKey, IntlMessageFormat>();
  #own: OwnTexts = { sources: new Map(), labels: new Map() };

  /** From now on the bot says this. */
  adopt(own: OwnTexts): void {
    this.#own = own;
    this.#formats.clear();
  }

  /** A message. What values hold is shown as it is: it cannot become formatting. */
  say<Key extends KeyOf<'message'>>(key: Key, ...values: ValueArguments<Key>): RichText {
    return spoken(this.#format(key), values[0]);
  }

  /** The markup of a message, for where it is read later. */
  markup<Key extends KeyOf<'message'>>(key: Key, ...values: ValueArguments<Key>): string {
    return markup(this.#format(key), values[0] ?? {});
  }

  /** A button's label, or a line that is put into another text: plain, without formatting. */
  label<Key extends KeyOf<Exclude<TextUse, 'message'>>>(key: Key, ...values: ValueArguments<Key>): string {
    return written(this.#format(key), values[0]);
  }

  /** The ICU message that a text is made from. */
  source(key: TextKey): string {
    return this.#own.sources.get(key) ?? DEFINITIONS[key].source;
  }

  /** Whether a menu button was once called so, and may still be on somebody's screen. */
  wasCalled(key: TextKey, label: string): boolean {
    return this.#own.labels.get(key)?.includes(label) ?? false;
  }

  #format(key: TextKey): IntlMessageFormat {
    const known = this.#formats.get(key);
    if (known) return known;
    const format = messageFormat(this.source(key));
    this.#formats.set(key, format);
    return format;
  }
}

/** A formatted message with its values, which cannot become formatting. */
export function spoken(format: IntlMessageFormat, values: Values = {}): RichText {
  return parseMarkup(markup(format, values));
}

/** A formatted message with its values, before its markup is read. */
export function markup(format: IntlMessageFormat, values: Values): string {
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? escapeMarkup(value) : value,
  ]);
  return written(format, Object.fromEntries(safe));
}

/** A plain text with its values. */
export function written(format: IntlMessageFormat, values: Values = {}): string {
  return String(format.format(values));
}
