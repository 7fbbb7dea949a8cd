import type { Club, ClubAnswer } from '../club/club.ts';
import type { SnAnswer } from '../club/club-types.ts';
import type { Photos } from '../delivery/photos.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { Sale } from './ledger.ts';

export type PostSaleProps = { photos: Photos; localTime: LocalTime };

/**
 * Brings a sale to the club: PostSN, or PostSNModel with the moment of capture as its `date`, so that a sale of a
 * promotion's last day counts for three days more (specification, PostSNModel).
 */
export async function postSale(props: PostSaleProps, club: Club, session: string, sale: Sale): ClubAnswer<SnAnswer> {
  const { kind, serial, actionId, modelId, tradePointId, receiptPhotoId } = sale;
  if (kind === 'quick' || actionId === null || modelId === null) return club.postSn(session, serial);

  const photo = receiptPhotoId === null ? undefined : await props.photos.read(receiptPhotoId);
  return club.postSnModel(session, {
    actionId,
    modelId,
    serial,
    date: props.localTime.dateTime(sale.capturedAt),
    ...(tradePointId !== null && { tradePointId }),
    ...(photo && { photo }),
  });
}
