/** `blocked` gets error 3; `shut` gets answers with `active` 0 and nothing else. */
export type Standing = 'active' | 'blocked' | 'shut';

export type BookedTradePoint = { id: number; name: string };

export type Member = {
  /** 12 digits. */
  phone: string;
  name: string;
  lastName: string;
  patronymic: string;
  email: string;
  standing: Standing;
  tradePoints: BookedTradePoint[];
  /** What the balance begins with, before any registration of the books. */
  opening: { bonus: number; points: number };
  payouts: Payoff[];
};

export type Payoff = { date: string; bonus: number; recipient: string };

export type Product = {
  id: number;
  name: string;
  points: number;
  brandId: number;
  brand: string;
  needsImei: boolean;
  needsPhoto: boolean;
  needsTradePoint: boolean;
  /** Serial numbers of this product: this, and then digits up to `serialLength` characters. */
  serialPrefix: string;
  serialLength: number;
};

export type Promotion = {
  id: number;
  name: string;
  kind: 'cumulative' | 'bonus';
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  description?: string;
  hotNotice?: string;
  products: Product[];
};

/** A product in a promotion: what a serial number may stand for. */
export type Entry = { promotion: Promotion; product: Product };

/** Where a registration stands; all but the last two are the document's `type_registration` without its prefix. */
export type RegistrationState = 'for_confirmation' | 'for_test' | 'to_balance' | 'rejected' | 'on_balance';

export type BookedRegistration = {
  id: number;
  phone: string;
  state: RegistrationState;
  comment: string;
  serial: string;
  promotionId: number;
  promotion: string;
  kind: Promotion['kind'];
  productId: number;
  product: string;
  points: number;
  /** Kyiv time, `YYYY-MM-DD HH:MM:SS`. */
  date: string;
  onBalanceDate: string;
  tradePointId?: string;
  photoBytes?: number;
};

/** One PostSN or PostSNModel that reached the stand-in, and what it answered or would have. */
export type Attempt = { at: number; method: string; phone: string; serial: string; outcome: string };

export type Question = { at: number; phone: string; text: string; photoBytes: number };

export type BookedNotice = { id: number; name: string; text: string; from: string; to: string };

export type Article = { id: number; name: string; date: string; notice: string; photo: string; html: string };

export type Sms = { at: number; phone: string; code: string; text: string };
