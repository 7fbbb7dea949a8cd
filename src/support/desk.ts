import type { Addressees } from './addressees.ts';
import type { Answers } from './answers.ts';
import type { DialogList } from './dialog-list.ts';
import type { DialogRound } from './dialog-round.ts';
import type { Dialogs } from './dialogs.ts';
import type { DialogStatistics } from './dialog-statistics.ts';
import type { Drafts } from './drafts.ts';
import type { History } from './history.ts';
import type { Persons } from './person.ts';
import type { ReadyAnswers } from './ready-answers.ts';
import type { SellerSupport } from './seller-support.ts';

/** Everything that the online chat consists of, from both of its ends. */
export type SupportDesk = {
  seller: SellerSupport;
  dialogs: Dialogs;
  answers: Answers;
  list: DialogList;
  addressees: Addressees;
  history: History;
  persons: Persons;
  drafts: Drafts;
  readyAnswers: ReadyAnswers;
  statistics: DialogStatistics;
  round: DialogRound;
};
