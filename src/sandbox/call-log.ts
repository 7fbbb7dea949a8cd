import * as z from 'zod';
import { SandboxService } from './faults.ts';

/** One call that the bot made. `outcome` is `ok`, the service's own error words, or the fault that hit it. */
export const RecordedCall = z.object({
  service: SandboxService,
  method: z.string(),
  person: z.string().optional(),
  outcome: z.string(),
  at: z.number(),
});
export type RecordedCall = z.infer<typeof RecordedCall>;

const KEPT = 20_000;

/** What the bot asked of the stand-ins: the last calls in order, and counts over all of them. */
export class CallLog {
  #calls: RecordedCall[] = [];
  readonly #counts = new Map<string, number>();

  record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length >= 2 * KEPT) this.#calls = this.#calls.slice(-KEPT);
    const key = `${call.service} ${call.method} ${call.outcome}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  list(wanted: Partial<Pick<RecordedCall, 'service' | 'method' | 'person'>> = {}): RecordedCall[] {
    return this.#calls.filter(
      (call) =>
        (wanted.service === undefined || call.service === wanted.service) &&
        (wanted.method === undefined || call.method === wanted.method) &&
        (wanted.person === undefined || call.person === wanted.person),
    );
  }

  /** How often each `service method outcome` happened. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
