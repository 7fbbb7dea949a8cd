import type { ControlEvent } from '../../control/contract/events.ts';
import type { AppErrorCode } from '../../domain/app-error.ts';
import type { LocalTime } from '../../domain/local-time.ts';
import type { Input } from '../input/decode-input.ts';
import type { Words } from '../words/words.ts';
import type { Noted } from './conversation.ts';
import type { Filter } from './dialog-list.ts';
import type { Attachment, Draft } from './draft.ts';
import type { Bot, Dialog, Message, Model, Person } from './model.ts';
import type { Outgoing } from './outgoing.ts';
import type { PickerItem } from './overlay.ts';
import type { Picture } from './picture.ts';

/** Something that has happened to a console: what the operator does, what the daemon tells, what an effect has brought. */
export type Happening =
  | { type: 'input'; input: Input }
  | { type: 'resized'; columns: number; rows: number }
  | { type: 'minute' }
  | { type: 'link'; state: 'online' | 'lost'; failure: AppErrorCode | undefined }
  | { type: 'told'; event: ControlEvent }
  | { type: 'bots'; bots: readonly Bot[] }
  | { type: 'counted'; waiting: number; own: number; unread: number; escalated: number }
  | { type: 'listed'; filter: Filter; isFirst: boolean; items: readonly Dialog[]; next: string | undefined }
  | { type: 'shown'; dialog: Dialog; person: Person; draft: string }
  | { type: 'noted'; dialog: number; noted: Noted }
  | { type: 'balance'; dialog: number; balance: { bonus: number; points: number } | null }
  | { type: 'page'; dialog: number; part: 'newest' | 'older' | 'newer'; messages: readonly Message[] }
  | { type: 'surroundings'; dialog: number; message: number; before: readonly Message[]; after: readonly Message[] }
  | { type: 'said'; client: string; messages: readonly Message[] }
  | { type: 'changed'; dialog: Dialog; done: Act['act'] | 'open' }
  | { type: 'picture'; message: number; picture: Picture; isFull: boolean }
  | { type: 'attached'; dialog: number; attachment: Attachment }
  | { type: 'items'; about: 'people' | 'ready answers' | 'colleagues'; words: string; items: readonly PickerItem[] }
  | { type: 'found'; dialog: number; words: string; messages: readonly number[] }
  | { type: 'hints'; typed: string; completed: string; hints: readonly string[] }
  | { type: 'handed over'; count: number; unanswered: number }
  | { type: 'news'; text: string }
  | { type: 'failed'; effect: Effect; failure: AppErrorCode };

/** What becomes of a dialog. */
export type Act =
  | { act: 'take' }
  | { act: 'release' }
  | { act: 'pause'; until: string | undefined }
  | { act: 'close'; quietly: boolean }
  | { act: 'transfer'; to: string }
  | { act: 'mute'; muted: boolean }
  | { act: 'take over'; reason: string };

/** What is to be done outside of the model; what comes of it is the next happening. */
export type Effect =
  | { do: 'list'; filter: Filter; cursor: string | undefined }
  | { do: 'count' }
  | { do: 'show'; dialog: number }
  | { do: 'page'; dialog: number; part: 'newest' }
  | { do: 'page'; dialog: number; part: 'older' | 'newer'; from: number }
  | { do: 'surroundings'; dialog: number; message: number }
  | { do: 'noted'; dialog: number; bot: string; subscriber: number }
  | { do: 'balance'; dialog: number }
  | { do: 'say'; outgoing: Outgoing }
  | { do: 'keep outgoing'; outgoing: Outgoing }
  | { do: 'drop outgoing'; client: string }
  | { do: 'keep draft'; dialog: number; draft: Draft }
  | { do: 'mark read'; dialog: number; upTo: number }
  | { do: 'act'; dialog: number; act: Act }
  | { do: 'again'; dialog: number; message: number }
  | { do: 'open subscriber'; subscriber: number }
  | { do: 'find people'; words: string }
  | { do: 'ready answers'; bot: string }
  | { do: 'colleagues'; bot: string }
  | { do: 'keep answer'; bot: string; name: string; text: string; picture: string | undefined }
  | { do: 'search'; dialog: number; words: string }
  | { do: 'end shift'; to: string | undefined }
  | { do: 'picture'; dialog: number; message: number; columns: number; rows: number; isFull: boolean }
  | { do: 'save picture'; dialog: number; message: number; path: string }
  | { do: 'attach picture'; dialog: number; path: string }
  | { do: 'complete path'; typed: string }
  | { do: 'copy'; text: string }
  | { do: 'bell' }
  | { do: 'mouse'; isOn: boolean }
  | { do: 'redraw' }
  | { do: 'quit' };

/** A model, and what is to be done now. */
export type Step = { readonly model: Model; readonly effects: readonly Effect[] };

/** What every step is made with: one `now`, an id for something new, and the words and the clock that people read. */
export type Stamp = { readonly now: number; readonly id: string; readonly words: Words; readonly time: LocalTime };

export function step(model: Model, ...effects: readonly Effect[]): Step {
  return { model, effects };
}

/** One step after another. */
export function followedBy(first: Step, next: (model: Model) => Step): Step {
  const second = next(first.model);
  return { model: second.model, effects: [...first.effects, ...second.effects] };
}
