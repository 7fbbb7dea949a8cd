import type { ClubSessions } from '../audience/club-sessions.ts';
import type { Photos } from '../delivery/photos.ts';
import type { ClubGate } from '../sales/club-gate.ts';
import type { SupportDesk } from '../support/desk.ts';
import { buildDesk, type DeskParts } from './build-desk.ts';
import { ChatPictures } from './chat-pictures.ts';
import { ClubBalances } from './club-balances.ts';

/** The online chat with what operators see beside it. */
export type Chat = { desk: SupportDesk; pictures: ChatPictures; balances: ClubBalances };

export function buildChat(
  parts: DeskParts & {
    mediaDir: string;
    photos: Photos;
    sessions: ClubSessions;
    gates: ReadonlyMap<string, ClubGate>;
  },
): Chat {
  return { desk: buildDesk(parts), pictures: new ChatPictures(parts), balances: new ClubBalances(parts) };
}
