import { contract } from '../../control/contract.ts';
import type { EffectParts, Performers } from './effects.ts';

const { desk: remote } = contract;
/** A pause in typing after which the daemon is told what is written, for the operator's other places of work. */
const TYPING_PAUSE = 700;

type Keeping = 'keep draft' | 'keep outgoing' | 'drop outgoing' | 'mark read';

/** What is kept: on this machine's disk at once, with the daemon a moment later. */
export function keepingEffects({ client, desk, clock }: EffectParts): Performers<Keeping> {
  const newest = new Map<number, symbol>();
  return {
    'keep draft': async ({ dialog, draft }) => {
      const turn = Symbol();
      newest.set(dialog, turn);
      desk.keepDraft(dialog, draft);
      await clock.sleep(TYPING_PAUSE);
      if (newest.get(dialog) !== turn) return undefined;
      newest.delete(dialog);
      // Notes and pictures stay here: the daemon keeps the words of an answer.
      const text = draft.kind === 'answer' ? draft.composer.text : '';
      await client.call(remote.draft, { params: { id: dialog }, body: { text } });
      return undefined;
    },
    'keep outgoing': async ({ outgoing }) => {
      desk.keepOutgoing(outgoing);
      return undefined;
    },
    'drop outgoing': async ({ client: id }) => {
      desk.dropOutgoing(id);
      return undefined;
    },
    'mark read': async ({ dialog, upTo }) => {
      await client.call(remote.read, { params: { id: dialog }, body: { upTo } });
      return undefined;
    },
  };
}
