import type { Generated } from 'kysely';
import type { SaleFate, SaleKind, SaleSource, SaleState } from '../../domain/sale.ts';

/** The sale ledger: one row per attempt to register a serial number, written before the club hears of it. */
export interface SalesTable {
  id: Generated<number>;
  bot_id: string;
  subscriber_id: number;
  kind: SaleKind;
  serial: string;
  source: SaleSource;
  photo_id: number | null;
  /** Full registration: the photo of the receipt, and the shop. */
  receipt_photo_id: number | null;
  trade_point_id: string | null;
  state: SaleState;
  /** The club session ended: posted again after the next sign-in. */
  waits_for_sign_in: 0 | 1;
  attempts: number;
  next_try_at: number;
  action_id: string | null;
  model_id: string | null;
  model_name: string | null;
  points: number | null;
  refusal: string | null;
  refusal_code: number | null;
  refusal_comment: string | null;
  captured_at: number;
  /** When the seller was told that it is saved and will be posted later. */
  told_saved_at: number | null;
  settled_at: number | null;
  /** The promotion's last day, `YYYY-MM-DD`, where it is known. */
  action_ends: string | null;
  /** When the seller was told that it is too late for it. */
  told_late_at: number | null;
  /** How the club words its state, as it was read last. */
  club_status: string | null;
  /** What the club made of it once it was registered, since when, and when the seller was told. */
  fate: SaleFate | null;
  fate_comment: string | null;
  fate_at: number | null;
  fate_told_at: number | null;
  /** The batch it came with. */
  batch_id: number | null;
}
