/** The stand-ins that can be told to misbehave. */
export type SandboxService = 'telegram' | 'viber' | 'club';

/**
 * One way to misbehave. `drop before`: the connection dies and nothing is done; `drop after`: it is done, then the
 * connection dies; `slow`: answers after `milliseconds`; `html`: an HTML page with `status`; `error`: the service's own
 * error with `code` (429 and 403 of Telegram, a Viber status, a club error) and, for 429, `retryAfter` seconds;
 * `garbage`: 200 with a body that cannot be read; `repeat`: an update is delivered twice.
 */
export type FaultKind = 'drop before' | 'drop after' | 'slow' | 'html' | 'error' | 'garbage' | 'repeat';

export type Fault = {
  service: SandboxService;
  /** The API method, as the service names it (`sendMessage`, `PostSN`, `send_message`, `webhook`), or `*`. */
  method: string;
  kind: FaultKind;
  /** How many calls it hits; without it every call until it is lifted. */
  times?: number;
  /** Only calls about this person (Telegram chat id, Viber user id, club phone). */
  person?: string;
  milliseconds?: number;
  status?: number;
  code?: number;
  comment?: string;
  retryAfter?: number;
};

/** The faults in force. Each call of a stand-in takes at most one. */
export class Faults {
  #inForce: (Fault & { id: number })[] = [];
  #nextId = 1;

  /** Puts a fault in force; answers the id by which it can be lifted. */
  add(fault: Fault): number {
    const id = this.#nextId++;
    this.#inForce.push({ ...fault, id });
    return id;
  }

  lift(id?: number): void {
    this.#inForce = id === undefined ? [] : this.#inForce.filter((fault) => fault.id !== id);
  }

  list(): readonly (Fault & { id: number })[] {
    return this.#inForce;
  }

  /** The fault that hits this call, if one does; counts it down. */
  take(service: SandboxService, method: string, person?: string): Fault | undefined {
    const fault = this.#inForce.find(
      (one) =>
        one.service === service &&
        (one.method === '*' || one.method === method) &&
        (one.person === undefined || one.person === person),
    );
    if (fault?.times !== undefined && --fault.times <= 0) this.lift(fault.id);
    return fault;
  }
}
