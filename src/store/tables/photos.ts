import type { Generated } from 'kysely';

/** Photos that subscribers sent; the bytes lie in the photo folder. */
export interface PhotosTable {
  id: Generated<number>;
  subscriber_id: number;
  /** The messenger's reference, so that a repeated update does not download twice. */
  ref: string;
  file: string;
  bytes: number;
  created_at: number;
}
