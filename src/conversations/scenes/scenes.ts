import type { AnyStep, BoundStep, Exit, Place, Scene } from '../scene.ts';
import type { SceneName, StepName } from '../step-names.ts';
import { aboutScene } from './about.ts';
import { batchScene } from './batch.ts';
import { balanceScene } from './balance.ts';
import { feedbackScene } from './feedback.ts';
import { forgetScene } from './forget.ts';
import { fullScene } from './full/full.ts';
import { helpScene } from './help.ts';
import { inWorkScene } from './in-work.ts';
import { menuScene } from './menu.ts';
import { myDataScene } from './my-data.ts';
import { myRegistrationsScene } from './my-registrations.ts';
import { newsScene } from './news.ts';
import { noticesScene } from './notices.ts';
import { notificationsScene } from './notifications.ts';
import { otherScene } from './other.ts';
import { phonesScene } from './phones.ts';
import { quickScene } from './quick.ts';
import { signInScene } from './sign-in.ts';
import { signOutScene } from './sign-out.ts';
import { supportScene } from './support.ts';
import { surveyScene } from './survey/survey.ts';

/** Every scene of the bot. */
export const SCENES: { [Name in SceneName]: Scene<Name> } = {
  menu: menuScene,
  'sign-in': signInScene,
  quick: quickScene,
  full: fullScene,
  batch: batchScene,
  balance: balanceScene,
  about: aboutScene,
  help: helpScene,
  support: supportScene,
  feedback: feedbackScene,
  other: otherScene,
  news: newsScene,
  notices: noticesScene,
  'my-registrations': myRegistrationsScene,
  'in-work': inWorkScene,
  notifications: notificationsScene,
  'my-data': myDataScene,
  phones: phonesScene,
  'sign-out': signOutScene,
  forget: forgetScene,
  survey: surveyScene,
};

const STEPS = new Map<string, AnyStep>(
  Object.entries<Record<string, AnyStep>>(SCENES).flatMap(([scene, steps]) =>
    Object.entries(steps).map(([name, step]): [string, AnyStep] => [`${scene}.${name}`, step]),
  ),
);

/** The step at a place; undefined when its data does not fit (a conversation of an older version). */
export function stepAt(place: Place): BoundStep | undefined {
  return STEPS.get(place.step)?.bind(place.data);
}

/** All ways that lead on from a step. */
export function exitsOf(step: StepName): readonly Exit[] {
  return STEPS.get(step)?.exits ?? [];
}
