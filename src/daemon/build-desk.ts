import type { Profiles } from '../audience/profiles.ts';
import { createDialogVoice } from '../conversations/dialog-voice.ts';
import type { Words } from '../conversations/words.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import { Accounts } from '../staff/accounts.ts';
import type { Store } from '../store/store.ts';
import { Addressees } from '../support/addressees.ts';
import { Answers } from '../support/answers.ts';
import { Cases } from '../support/cases.ts';
import type { SupportDesk } from '../support/desk.ts';
import { DialogList } from '../support/dialog-list.ts';
import { DialogRound } from '../support/dialog-round.ts';
import { DialogStatistics } from '../support/dialog-statistics.ts';
import { Dialogs } from '../support/dialogs.ts';
import { Drafts } from '../support/drafts.ts';
import { History } from '../support/history.ts';
import { Persons } from '../support/person.ts';
import { ReadyAnswers } from '../support/ready-answers.ts';
import { SellerSupport } from '../support/seller-support.ts';
import type { SupportHours } from '../support/support-hours.ts';

export type DeskParts = {
  store: Store;
  clock: Clock;
  wordsOf: (botId: string) => Words;
  outbox: Outbox;
  profiles: Profiles;
  supportHours: SupportHours;
  /** Whether sellers are asked how it was, and how long an answer may take. */
  rules: { ratings: boolean; escalateMinutes: number };
};

/** Constructs the online chat. */
export function buildDesk(parts: DeskParts): SupportDesk {
  const { store, clock, wordsOf, supportHours: hours, rules } = parts;
  const cases = new Cases({ hours });
  const common = { ...parts, cases, voiceOf: (botId: string) => createDialogVoice(wordsOf(botId)) };
  const dialogs = new Dialogs({ ...common, accounts: new Accounts({ store }), ratings: rules.ratings });
  return {
    seller: new SellerSupport({ store, cases }),
    dialogs,
    answers: new Answers({ ...common, dialogs }),
    list: new DialogList({ store }),
    addressees: new Addressees({ store }),
    history: new History({ store }),
    persons: new Persons({ store }),
    drafts: new Drafts({ store }),
    readyAnswers: new ReadyAnswers({ store }),
    statistics: new DialogStatistics({ store }),
    round: new DialogRound({ store, clock, hours, patience: rules.escalateMinutes * 60_000 }),
  };
}
