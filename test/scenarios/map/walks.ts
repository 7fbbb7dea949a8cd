import type { SceneName } from '../../../src/conversations/step-names.ts';
import * as answers from './answer-walks.ts';
import { fullWalks } from './full-walks.ts';
import { forgetWalks, myDataWalks, signOutWalks } from './own-data-walks.ts';
import { batchWalks, quickWalks } from './sale-walks.ts';
import { signInWalks } from './sign-in-walks.ts';
import { feedbackWalks } from './support-walks.ts';
import type { Walks } from './walker.ts';

/**
 * For every scene walks that take each way on from its steps, so far as one seller can by themselves; what takes staff is
 * in `staff-walks.ts`, and what takes the loss of the key to all sessions in the test itself.
 */
export const WALKS: Record<SceneName, Walks> = {
  menu: answers.menuWalks,
  'sign-in': signInWalks,
  quick: quickWalks,
  full: fullWalks,
  batch: batchWalks,
  balance: answers.balanceWalks,
  'my-registrations': answers.myRegistrationsWalks,
  'in-work': answers.inWorkWalks,
  notifications: answers.notificationsWalks,
  news: answers.newsWalks,
  notices: answers.noticesWalks,
  'my-data': myDataWalks,
  phones: answers.phonesWalks,
  'sign-out': signOutWalks,
  forget: forgetWalks,
  support: {},
  feedback: feedbackWalks,
  survey: {},
  about: answers.aboutWalks,
  help: answers.helpWalks,
  other: answers.otherWalks,
};
