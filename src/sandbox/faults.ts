import * as z from 'zod';

/** The stand-ins that can be told to misbehave. */
export const SandboxService = z.enum(['telegram', 'viber', 'club']);
export type SandboxService = z.infer<typeof SandboxService>;

/**
 * One way to misbehave. `drop before`: the connection dies and nothing is done; `drop after`: it is done, then the
 * connection dies; `slow`: answers after `milliseconds`; `html`: an HTML page with `status`; `error`: the service's own
 * error with `code` (429 and 403 of Telegram, a Viber status, a club error) and, for 429, `retryAfter` seconds;
 * `garbage`: 200 with a body that cannot be read; `repeat`: an update is delivered twice.
 */
export const FaultKind = z.enum(['drop before', 'drop after', 'slow', 'html', 'error', 'garbage', 'repeat']);
export type FaultKind = z.infer<typeof FaultKind>;

export const Fault = z.object({
  service: SandboxService,
  /** The API method, as the service names it (`sendMessage`, `PostSN`, `send_message`, `webhook`), or `*`. */
  method: z.string(),
  kind: FaultKind,
  /** How many calls it hits; without it every call until it is lifted. */
  times: z.int().positive().optional(),
  /** Only calls about this person (Telegram chat id, Viber user id, club phone). */
  person: z.string().optional(),
  milliseconds: z.number().nonnegative().optional(),
  status: z.int().optional(),
  code: z.int().optional(),
  comment: z.string().optional(),
  retryAfter: z.int().positive().optional(),
});
export type Fault = z.infer<typeof Fault>;

/** The faults in force. Each call of a stand-in takes at most one. */
export class Faults {
  #inForce: (Fault & { id: number })[] = [];
  #nextId = 1;
  readonly #listeners: ((fault: Fault) => void)[] = [];

  /** Puts a fault in force; answers the id by which it can be lifted. */
  add(fault: Fault): number {
    const id = this.#nextId++;
    this.#inForce.push({ ...fault, id });
    for (const listener of this.#listeners) listener(fault);
    return id;
  }

  /** Calls `listener` for each new fault, so that a call already waiting (a long poll) can be hit as well. */
  onAdd(listener: (fault: Fault) => void): void {
    this.#listeners.push(listener);
  }

  lift(id?: number): void {
    this.#inForce = id === undefined ? [] : this.#inForce.filter((fault) => fault.id !== id);
  }

  list(): readonly (Fault & { id: number })[] {
    return this.#inForce;
  }

  /** The fault that hits this call, if one does; counts it down. Never a `repeat`: see {@link takeRepeat}. */
  take(service: SandboxService, method: string, person?: string): Fault | undefined {
    return this.#take(service, method, person, (fault) => fault.kind !== 'repeat');
  }

  /** The `repeat` in force for this delivery of an update, if one is; counts it down. */
  takeRepeat(service: SandboxService, method: string, person?: string): Fault | undefined {
    return this.#take(service, method, person, (fault) => fault.kind === 'repeat');
  }

  #take(service: SandboxService, method: string, person: string | undefined, wanted: (fault: Fault) => boolean) {
    if (this.#inForce.length === 0) return undefined;
    const fault = this.#inForce.find(
      (one) =>
        one.service === service &&
        wanted(one) &&
        (one.method === '*' || one.method === method) &&
        (one.person === undefined || one.person === person),
    );
    if (fault?.times !== undefined && --fault.times <= 0) this.lift(fault.id);
    return fault;
  }
}
