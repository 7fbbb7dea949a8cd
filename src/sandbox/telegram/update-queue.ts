export type Update = { update_id: number; [kind: string]: unknown };

/** `stolen`: another getUpdates came. `interrupted`: a fault was put in force meanwhile. */
export type Poll = { kind: 'updates'; updates: Update[] } | { kind: 'stolen' } | { kind: 'interrupted' };

/** `mustServe` entries outlive a confirmation until they have been served: injected or repeated ones. */
type Entry = { update: Update; mustServe: boolean; repeat: boolean };

const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** Updates of one bot between their happening and their confirmation, with the Bot API's offset rules. */
export class UpdateQueue {
  #entries: Entry[] = [];
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  #waiting: ((poll: Poll | undefined) => void) | undefined;

  constructor(firstId: number) {
    this.#nextId = firstId;
  }

  get pending(): number {
    return this.#entries.length;
  }

  /** The kinds asked for last; empty when all but the rare ones come. */
  get allowed(): string[] {
    return [...(this.#allowed ?? [])];
  }

  /** An empty list asks for all but the rare kinds. Counts for updates that happen from now on. */
  allow(kinds: readonly string[]): void {
    this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  /** Stores what happened, unless its kind is not asked for; with `repeat` it is served twice. Answers its id. */
  add(kind: string, body: unknown, repeat = false): number {
    const update_id = this.#nextId++;
    const wanted = this.#allowed ? this.#allowed.has(kind) : !NOT_BY_DEFAULT.has(kind);
    if (wanted) this.#push({ update: { update_id, [kind]: body }, mustServe: false, repeat });
    return update_id;
  }

  /** Puts in any object as it is, with its own update_id if it has one. */
  inject(update: Record<string, unknown>): void {
    const { update_id = this.#nextId++ } = update;
    this.#push({ update: { ...update, update_id: Number(update_id) }, mustServe: true, repeat: false });
  }

  /** One getUpdates call. A poll that was waiting is thrown out by the next one. */
  async poll(wanted: { offset: number; limit: number; timeoutMs: number; signal: AbortSignal }): Promise<Poll> {
    this.#waiting?.({ kind: 'stolen' });
    this.#confirm(wanted.offset);
    if (this.#entries.length === 0 && wanted.timeoutMs > 0) {
      const otherwise = await this.#wait(wanted.timeoutMs, wanted.signal);
      if (otherwise) return otherwise;
    }
    return { kind: 'updates', updates: this.#serve(wanted.limit) };
  }

  /** Wakes the waiting poll, so that a fault can hit it. */
  interrupt(): void {
    this.#waiting?.({ kind: 'interrupted' });
  }

  clear(): void {
    this.#entries = [];
  }

  #push(entry: Entry): void {
    this.#entries.push(entry);
    this.#waiting?.(undefined);
  }

  #confirm(offset: number): void {
    if (offset < 0) this.#entries = this.#entries.slice(offset);
    else if (offset > 0) this.#entries = this.#entries.filter((entry) => this.#outlives(entry, offset));
  }

  #outlives(entry: Entry, offset: number): boolean {
    if (entry.mustServe || entry.update.update_id >= offset) return true;
    const again = entry.repeat;
    entry.repeat = false;
    return again;
  }

  #serve(limit: number): Update[] {
    const served = this.#entries.slice(0, limit);
    for (const entry of served) entry.mustServe = false;
    return served.map((entry) => entry.update);
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<Poll | undefined> {
    return new Promise((resolve) => {
      const done = (poll: Poll | undefined) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        if (this.#waiting === done) this.#waiting = undefined;
        resolve(poll);
      };
      const gone = () => done({ kind: 'updates', updates: [] });
      const timer = setTimeout(done, milliseconds, undefined);
      signal.addEventListener('abort', gone);
      this.#waiting = done;
    });
  }
}
