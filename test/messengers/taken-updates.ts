import { setTimeout as wait } from 'node:timers/promises';

import type { Incoming, IncomingContent } from '../../src/domain/incoming.ts';
import type { Receive } from '../../src/messengers/messenger.ts';

type Content<Kind> = Extract<IncomingContent, { kind: Kind }>;

/** What an adapter has handed on, to be taken out person by person and kind by kind. */
export class TakenUpdates {
  #waiting: Incoming[] = [];

  readonly receive: Receive = async (batch) => {
    this.#waiting.push(...batch);
  };

  /** The next update of this kind from this person, as soon as it is there; ten seconds at the most. */
  async next<Kind extends IncomingContent['kind']>(person: string, kind: Kind): Promise<Content<Kind>> {
    for (let tries = 0; tries < 1000; tries++) {
      for (const [index, { from, content }] of this.#waiting.entries()) {
        if (from.id !== person || !isOfKind(content, kind)) continue;
        this.#waiting.splice(index, 1);
        return content;
      }
      await wait(10);
    }
    throw new Error(`no ${kind} came; waiting: ${this.#waiting.map(({ content }) => content.kind).join()}`);
  }
}

function isOfKind<Kind extends IncomingContent['kind']>(
  content: IncomingContent,
  kind: Kind,
): content is Content<Kind> {
  return content.kind === kind;
}
