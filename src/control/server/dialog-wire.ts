import type { Addressee } from '../../support/addressees.ts';
import type { DialogLine } from '../../support/dialog-list.ts';
import type { SaidMessage } from '../../support/history.ts';
import type { Person, PersonSale } from '../../support/person.ts';
import type { AddresseeAnswer, DialogLineAnswer, MessageAnswer, PersonAnswer } from '../contract/dialog-shapes.ts';
import { isoTime, isoTimeOrNull } from './iso-time.ts';

export function dialogToWire(line: DialogLine): DialogLineAnswer {
  return {
    id: line.id,
    subscriber: line.subscriberId,
    bot: line.botId,
    messenger: line.messenger,
    name: line.name,
    phone: line.phone,
    state: line.state,
    owner: line.owner,
    withSupport: line.withSupport,
    waitingSince: isoTimeOrNull(line.waitingSince),
    pausedUntil: isoTimeOrNull(line.pausedUntil),
    escalatedAt: isoTimeOrNull(line.escalatedAt),
    muted: line.isMuted,
    unread: line.unread,
    last: line.last,
    lastAt: isoTime(line.lastAt),
  };
}

export function messageToWire(said: SaidMessage): MessageAnswer {
  return {
    id: said.id,
    author: said.author,
    staff: said.staff,
    kind: said.kind,
    text: said.text,
    buttons: said.buttons,
    picture: said.hasPicture,
    album: said.album,
    inDialog: said.inDialog,
    state: said.state,
    reason: said.reason,
    client: said.clientId,
    earlier: said.earlier.map(({ text, until }) => ({ text, until: isoTime(until) })),
    at: isoTime(said.saidAt),
  };
}

export function addresseeToWire({ subscriberId, dialogId, botId, ...rest }: Addressee): AddresseeAnswer {
  return { subscriber: subscriberId, dialog: dialogId, bot: botId, ...rest };
}

export function personToWire({
  isSignedIn,
  createdAt,
  lastSeenAt,
  elsewhere,
  sales,
  about,
  ...rest
}: Person): PersonAnswer {
  return {
    ...rest,
    signedIn: isSignedIn,
    since: isoTime(createdAt),
    lastSeenAt: isoTime(lastSeenAt),
    elsewhere: elsewhere.map(({ subscriberId, botId, messenger, name }) => ({
      subscriber: subscriberId,
      bot: botId,
      messenger,
      name,
    })),
    sales: sales.map(saleToWire),
    about: about && saleToWire(about),
  };
}

function saleToWire({
  modelName,
  refusalComment,
  photoId,
  capturedAt,
  ...rest
}: PersonSale): PersonAnswer['sales'][number] {
  return { ...rest, model: modelName, comment: refusalComment, photo: photoId !== null, at: isoTime(capturedAt) };
}
