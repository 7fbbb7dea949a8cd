import { IntlMessageFormat } from 'intl-messageformat';
import { escapeMarkup, parseMarkup, type RichText } from '../domain/rich-text.ts';
import { TEXTS, type TextKey, type ValueArguments } from './texts/catalogue.ts';

/** Puts values into the texts of the catalogue, in Ukrainian. */
export class Words {
  readonly #formats = new Map<TextKey, IntlMessageFormat>();

  /** A message. What values hold is shown as it is: it cannot become formatting. */
  say<Key extends TextKey>(key: Key, ...values: ValueArguments<Key>): RichText {
    const [given = {}] = values;
    const safe = Object.entries<string | number>(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeMarkup(value) : value,
    ]);
    return parseMarkup(this.#format(key, Object.fromEntries(safe)));
  }

  /** A button's label, or a line that is put into another text: plain, without formatting. */
  label<Key extends TextKey>(key: Key, ...values: ValueArguments<Key>): string {
    return this.#format(key, values[0] ?? {});
  }

  #format(key: TextKey, values: Record<string, string | number>): string {
    let format = this.#formats.get(key);
    if (!format) {
      format = new IntlMessageFormat(TEXTS[key].source, 'uk');
      this.#formats.set(key, format);
    }
    return String(format.format(values));
  }
}
