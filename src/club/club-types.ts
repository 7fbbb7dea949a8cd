/** GetToken. `session` is a secret. `patronymic` is what the wire calls user_surname (L280). */
export type SignIn = { session: string; active: boolean } & Person;

export type Person = { name: string; lastName: string; patronymic: string; phone: string; email: string };

export type TradePoint = { id: string; name: string };

export type Profile = Person & { active: boolean; tradePoints: TradePoint[] };

export type ProfileChange = Pick<Person, 'name' | 'lastName' | 'patronymic' | 'email'>;

/** GetChanges: what has to be read again. */
export type Changes = { profile: boolean; actions: boolean; notices: boolean };

/** GetBalanceInfo; all sums in points of the programme. Payout texts hold names and card numbers: mask before showing. */
export type BalanceInfo = {
  bonus: number;
  points: number;
  toBalance: number;
  forTest: number;
  forConfirmation: number;
  rejected: number;
  all: number;
  payouts: Payout[];
};

export type Payout = { date: string; bonus: number; recipient: string };

export const REGISTRATION_KINDS = [
  'registration_to_balance',
  'registration_for_test',
  'registration_for_confirmation',
  'registration_rejected',
  'registration_all',
] as const;

export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

export type Registration = {
  id: string;
  status: string;
  comment: string;
  serial: string;
  action: string;
  model: string;
  points: number;
  /** As the club writes it, `YYYY-MM-DD HH:MM:SS` without a zone. */
  date: string;
  onBalance: boolean;
  onBalanceDate: string;
};

export type Notice = { id: string; name: string; text: string; from: string; to: string };

export type Action = {
  id: string;
  name: string;
  kind: 'cumulative' | 'bonus';
  /** `YYYY-MM-DD`. */
  from: string;
  to: string;
  description: string;
  hotNotice: string;
  hash: string;
  models: Model[];
};

export type Model = {
  id: string;
  name: string;
  points: number;
  brand: string;
  needsImei: boolean;
  needsPhoto: boolean;
  needsTradePoint: boolean;
  hash: string;
};

/** PostSN and PostSNModel. `needs model`: `result` 2, or error 17, which names no action. */
export type SnAnswer =
  | { kind: 'registered'; actionId: string; modelId: string; serial: string }
  | { kind: 'needs model'; actionId?: string; modelId?: string };

export type ModelRegistration = {
  actionId: string;
  modelId: string;
  serial: string;
  /** When the seller captured the serial: `YYYY-MM-DD HH:MM:SS`, Kyiv time. */
  date: string;
  tradePointId?: string;
  photo?: Uint8Array;
};

export type NewsItem = { id: string; name: string; date: string; notice: string; photoUrl?: string };
