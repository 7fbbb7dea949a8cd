import type { Profiles } from '../audience/profiles.ts';
import type { BotVoice } from '../conversations/router.ts';
import { tellBatch } from '../conversations/tell-batch.ts';
import type { Words } from '../conversations/words.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Log } from '../domain/log.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { BatchProgress } from '../sales/batch-progress.ts';
import type { Batches } from '../sales/batches.ts';
import type { Store } from '../store/store.ts';
import { systemClock } from './system-clock.ts';

export type BatchParts = {
  wordsOf: (botId: string) => Words;
  store: Store;
  batches: Batches;
  outbox: Outbox;
  profiles: Profiles;
  voices: ReadonlyMap<string, BotVoice>;
  log: Log;
  onCommit: (botId: string) => void;
};

/** What tells sellers how their batches fare. */
export function buildBatchProgress({ wordsOf, voices, ...parts }: BatchParts): BatchProgress {
  const canEdit = ({ botId, messenger }: Subscriber) =>
    voices.get(botId)?.messengers[messenger]?.abilities.edits ?? false;
  return new BatchProgress({
    ...parts,
    clock: systemClock,
    canEdit,
    tell: (seller, batch, what) => tellBatch(batch, what, canEdit(seller), wordsOf(seller.botId)),
  });
}
