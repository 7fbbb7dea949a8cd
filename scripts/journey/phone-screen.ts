import type { Phone } from '../../src/sandbox/phone.ts';
import type { ShownMessage } from '../../src/sandbox/phones/shown.ts';
import { keyboardLines, messageLines, drawnLines, type Picture } from './chat-view.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './text-width.ts';

/** One phone's screen as lines of a terminal; remembers what it has shown. */
export class PhoneScreen {
  readonly #phone: Phone;
  readonly #terminal: Terminal;
  readonly #width: number;
  #keyboard = '[]';
  #sms = 0;

  constructor(props: { phone: Phone; terminal: Terminal; width: number }) {
    this.#phone = props.phone;
    this.#terminal = props.terminal;
    this.#width = props.width;
  }

  /** What the seller does: words, or a photo. */
  async deed(name: string, did: string | Picture): Promise<string[]> {
    const own = `${name} ▸ `;
    if (typeof did === 'string') return this.#paintFirst(own, wrap(own + did, this.#width));
    const caption = this.#paintFirst(own, wrap(`${own}[${did.words}]`, this.#width));
    return [...caption, ...(await drawnLines(did, this.#terminal, this.#width))];
  }

  /** Who receives something without having done anything. */
  heading(name: string): string[] {
    return [this.#terminal.paint('bold', `${name} ◂`)];
  }

  /** Messages of the bot, an SMS that has come, and the keyboard when it is another than before. */
  async news(messages: ShownMessage[]): Promise<string[]> {
    const lines: string[] = [];
    for (const message of messages) {
      lines.push(...(await messageLines(message, await this.#pictureOf(message), this.#terminal, this.#width)));
    }
    return [...lines, ...(await this.#newKeyboard()), ...(await this.#newSms())];
  }

  async #pictureOf(message: ShownMessage): Promise<Picture | undefined> {
    if (!message.picture) return undefined;
    const { width, height, type } = message.picture;
    return { bytes: await this.#phone.picture(message), words: `picture ${width}×${height}, ${type}` };
  }

  async #newKeyboard(): Promise<string[]> {
    const rows = (await this.#phone.keyboard())?.rows ?? [];
    const now = JSON.stringify(rows.map((row) => row.map(({ label }) => label)));
    if (now === this.#keyboard) return [];
    this.#keyboard = now;
    return keyboardLines(rows, this.#terminal, this.#width);
  }

  async #newSms(): Promise<string[]> {
    const fresh = (await this.#phone.sms()).slice(this.#sms);
    this.#sms += fresh.length;
    return fresh
      .flatMap(({ text }) => wrap(`✉ SMS: ${text}`, this.#width))
      .map((line) => this.#terminal.paint('yellow', line));
  }

  #paintFirst(own: string, [first = '', ...rest]: string[]): string[] {
    return [this.#terminal.paint('bold', own) + first.slice(own.length), ...rest];
  }
}
