import { once, EventEmitter } from 'node:events';
import type { ControlEvent } from '../contract/events.ts';
import type { NumberedEvent } from './route.ts';

const REMEMBERED = 10_000;
/** Whoever is so far behind is told of a gap instead. */
const LONGEST_QUEUE = 1_000;

/**
 * Tells those who listen what happens. The last events are remembered, so that a connection that broke goes on without a
 * gap; when too much has been missed, or the daemon has been started anew since, the listener is told to read anew.
 */
export class EventBus {
  readonly #run: string;
  readonly #emitter = new EventEmitter({ captureRejections: false });
  #events: { number: number; event: ControlEvent }[] = [];
  #last = 0;

  /** `run` names this run of the daemon: event ids of another are not its own. */
  constructor(props: { run: string }) {
    this.#run = props.run;
    this.#emitter.setMaxListeners(0);
  }

  publish(event: ControlEvent): void {
    this.#events.push({ number: ++this.#last, event });
    if (this.#events.length > 2 * REMEMBERED) this.#events = this.#events.slice(-REMEMBERED);
    this.#emitter.emit('event');
  }

  /** Events from now on, or from after `lastEventId`, until the signal is aborted; `gap` first when some are lost. */
  async *follow(props: {
    lastEventId: string | undefined;
    now: () => number;
    wants: (event: ControlEvent) => boolean;
    signal: AbortSignal;
  }): AsyncGenerator<NumberedEvent<ControlEvent>> {
    let at = this.#placeOf(props.lastEventId);
    const gap = (): NumberedEvent<ControlEvent> => ({
      id: this.#idOf(this.#last),
      data: { type: 'gap', at: new Date(props.now()).toISOString() },
    });
    if (at === undefined) yield gap();
    at ??= this.#last;
    while (!props.signal.aborted) {
      if (this.#last - at > LONGEST_QUEUE) {
        at = this.#last;
        yield gap();
      }
      for (const { number, event } of this.#after(at)) {
        at = number;
        if (props.wants(event)) yield { id: this.#idOf(number), data: event };
      }
      if (at === this.#last) await once(this.#emitter, 'event', { signal: props.signal }).catch(() => undefined);
    }
  }

  #after(number: number): { number: number; event: ControlEvent }[] {
    const first = this.#events[0]?.number ?? this.#last + 1;
    return this.#events.slice(Math.max(0, number + 1 - first));
  }

  /** The number after which to go on; undefined when what came after it is not known any more. */
  #placeOf(id: string | undefined): number | undefined {
    if (id === undefined) return this.#last;
    const [run, number] = id.split('.');
    const first = this.#events[0]?.number ?? this.#last + 1;
    const at = Number(number);
    return run === this.#run && Number.isInteger(at) && at >= first - 1 && at <= this.#last ? at : undefined;
  }

  #idOf(number: number): string {
    return `${this.#run}.${number}`;
  }
}
