import type { NewShown, ShownKeyboard, ShownMessage, ShownPress } from './shown.ts';

/** What one person sees of one chat, and a way to wait until it changes. */
export class Screen {
  readonly #messages = new Map<string, ShownMessage>();
  readonly #presses = new Map<string, ShownPress>();
  readonly #waiting = new Set<() => void>();
  #keyboard: ShownKeyboard | undefined;
  #revision = 0;
  #typing = 0;

  get revision(): number {
    return this.#revision;
  }

  get keyboard(): ShownKeyboard | undefined {
    return this.#keyboard;
  }

  /** How often the bot showed that it is typing. */
  get typing(): number {
    return this.#typing;
  }

  messages(): ShownMessage[] {
    return [...this.#messages.values()];
  }

  presses(): ShownPress[] {
    return [...this.#presses.values()];
  }

  /** Shows a new message at the end, or an old one in its new form. */
  show(message: NewShown): void {
    const revision = this.#revision + 1;
    const first = this.#messages.get(message.id)?.first ?? revision;
    this.#messages.set(message.id, { ...message, first, revision });
    this.#changed();
  }

  remove(id: string): void {
    if (this.#messages.delete(id)) this.#changed();
  }

  showKeyboard(keyboard: ShownKeyboard | undefined): void {
    this.#keyboard = keyboard;
    this.#changed();
  }

  showTyping(): void {
    this.#typing++;
    this.#changed();
  }

  showPress(press: ShownPress): void {
    this.#presses.set(press.id, press);
    this.#changed();
  }

  /** Wakes whoever waits, because something beside the chat changed. */
  touch(): void {
    this.#changed();
  }

  /** Messages that are new or changed since that revision, oldest change first. */
  changedSince(revision: number): ShownMessage[] {
    return this.messages()
      .filter((message) => message.revision > revision)
      .sort((a, b) => a.revision - b.revision);
  }

  /** Resolves with the first change after that revision, or when the time is up or the asker gone. */
  async changeAfter(revision: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#revision > revision || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }

  #changed(): void {
    this.#revision++;
    for (const wake of this.#waiting) wake();
  }
}
