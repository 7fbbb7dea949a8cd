import type * as z from 'zod';
import type { ClubSessions } from '../audience/club-sessions.ts';
import type { Forgetting } from '../audience/forget.ts';
import type { Profiles } from '../audience/profiles.ts';
import type { SignedInPhones } from '../audience/signed-in-phones.ts';
import type { SignIns } from '../audience/sign-ins.ts';
import type { BarcodeReader } from '../barcodes/barcode-reader.ts';
import type { Club } from '../club/club.ts';
import type { Photos } from '../delivery/photos.ts';
import type { RemoteMedia } from '../domain/incoming.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { SignInRules } from '../domain/sign-in-limits.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Messenger } from '../messengers/messenger.ts';
import type { Batches } from '../sales/batches.ts';
import type { LabelMemory } from '../sales/label-memory.ts';
import type { Fates } from '../sales/fates.ts';
import type { Ledger } from '../sales/ledger.ts';
import type { Promotions } from '../sales/promotions.ts';
import type { Transaction } from '../store/database.ts';
import type { SellerSupport, SupportStanding } from '../support/seller-support.ts';
import type { Participation } from '../surveys/participation.ts';
import type { Surveys } from '../surveys/surveys.ts';
import type { SupportHours } from '../support/support-hours.ts';
import type { Reply } from './reply.ts';
import type { SceneName, StepName, STEPS } from './step-names.ts';
import type { Words } from './words.ts';

/** Where a subscriber stands, and what the step has gathered. */
export type Place<Name extends StepName = StepName> = { step: Name; data: Record<string, unknown> };

/** A place at this step. */
export function at<const Name extends StepName>(name: Name, data: Record<string, unknown> = {}): Place<Name> {
  return { step: name, data };
}

/** A change that is made in the same transaction as the answer. */
export type Effect = (tx: Transaction) => Promise<unknown>;

/** What a person said to a step. */
export type StepInput =
  | { kind: 'text'; text: string }
  | { kind: 'contact'; phone: string; own: boolean }
  | { kind: 'photo'; media: RemoteMedia; caption?: string; albumId?: string }
  | { kind: 'choice'; value: string }
  | { kind: 'other' };

/**
 * Where a step may lead: to another step, or
 * - `signIn`: the step needs a club session first; the person comes back to it (or goes on at `resume`) afterwards.
 * - `resume`: signing in is done (`session` is the new one), go back to where it was needed.
 * - `forgotten`: nothing is kept of the person, whose next word starts anew.
 */
export type Exit = StepName | 'signIn' | 'resume' | 'forgotten';

/**
 * What a step answers, and which of its exits it takes. Without a `next` the person stays; `show: false` moves them
 * without asking the next question. `toSupport`: what was said is for an operator, and so is what follows.
 */
export type Turn<To extends Exit = never> = {
  replies?: Reply[];
  effects?: Effect[];
  next?: Place<Extract<To, StepName>> | Exclude<To, StepName>;
  show?: false;
  resume?: Place;
  toSupport?: { saleId?: number | undefined };
  session?: string;
};

/** What a step makes of an answer: a turn, or its question `again`; `notUnderstood`: with a word before it. */
export type Heard<To extends Exit = never> = Turn<To> | { next: 'again' } | { next: 'notUnderstood' };

/** The programme a bot speaks for. */
export type Programme = { title: string; site: string; terms: string };

/** Pictures of news in the media folder: the file's name, or undefined when the picture cannot be had now. */
export type NewsPictures = { fileOf(botId: string, address: string): Promise<string | undefined> };

/** What the conversations work with. They send nothing themselves. */
export type Services = {
  profiles: Profiles;
  sessions: ClubSessions;
  signIns: SignIns;
  signInRules: SignInRules;
  ledger: Ledger;
  promotions: Promotions;
  fates: Fates;
  labelMemory: LabelMemory;
  batches: Batches;
  localTime: LocalTime;
  photos: Photos;
  signedInPhones: SignedInPhones;
  forgetting: Forgetting;
  newsPictures: NewsPictures;
  supportHours: SupportHours;
  support: SellerSupport;
  surveys: Surveys;
  participation: Participation;
  barcodes: BarcodeReader;
};

/** Everything a step may look at. One `now` holds for the whole update. */
export type Context = Services & {
  subscriber: Subscriber;
  /** Where they stand with support. */
  supportStanding: SupportStanding;
  messenger: Messenger;
  programme: Programme;
  club: Club;
  words: Words;
  now: number;
  /** When the person sent what is being answered. */
  sentAt: number;
  /** The inbox row of the update that is being answered. */
  updateId: number;
  /** How often handling this update has failed before. */
  failures: number;
  /** The club session, if there is one. */
  session: string | undefined;
  signal: AbortSignal;
  /** Whether more photos of this person wait to be looked at. */
  photosWaiting: () => Promise<boolean>;
  /** Shows "typing…" while something takes its time. */
  busy: <Value>(work: Promise<Value>) => Promise<Value>;
  /** Shows "typing…" now: the answer will come from elsewhere. */
  typing: () => void;
};

/**
 * One step of a scene: what it asks, and what it does with the answer. `data` is what it has to be given; `exits` are all
 * the ways it may take, which the scenario map shows. A step cannot take another: it would not compile.
 */
export type Step<Data extends Record<string, unknown>, To extends Exit> = {
  data: z.ZodType<Data>;
  exits: readonly To[];
  show(context: Context, data: Data): Promise<Turn<NoInfer<To>>> | Turn<NoInfer<To>>;
  hear(context: Context, input: StepInput, data: Data): Promise<Heard<NoInfer<To>>> | Heard<NoInfer<To>>;
};

/** A step whose data has been read by its own schema. */
export type BoundStep = {
  show(context: Context): Promise<Turn<Exit>> | Turn<Exit>;
  hear(context: Context, input: StepInput): Promise<Heard<Exit>> | Heard<Exit>;
};

/** A step as the registry holds it; it cannot be bound to what is stored and does not fit (any more). */
export type AnyStep = { exits: readonly Exit[]; bind(data: unknown): BoundStep | undefined };

/** Wraps a step so that its data is checked before it sees it. */
export function step<Data extends Record<string, unknown>, const To extends Exit>(definition: Step<Data, To>): AnyStep {
  return {
    exits: definition.exits,
    bind(raw) {
      const parsed = definition.data.safeParse(raw);
      if (!parsed.success) return undefined;
      return {
        show: (context) => definition.show(context, parsed.data),
        hear: (context, input) => definition.hear(context, input, parsed.data),
      };
    },
  };
}

/** A scene with each of its steps. */
export type Scene<Name extends SceneName> = Record<(typeof STEPS)[Name][number], AnyStep>;
