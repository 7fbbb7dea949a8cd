import type { ListedProfile } from '../../../audience/profile-list.ts';
import type { ProfileRecord } from '../../../audience/profile-record.ts';
import { maskPhone } from '../../../domain/masking.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';

/** Whether phone numbers and tokens are shown whole. */
export type Shown = 'masked' | 'whole';

/** So much of a token is shown to tell one from another. */
const TOKEN_SHOWN = 4;

export function phoneToWire(phone: string, shown: Shown): string {
  return shown === 'whole' ? phone : maskPhone(phone);
}

export function listedToWire(profile: ListedProfile, shown: Shown) {
  const { id, messenger, state, name, username, phone, tags } = profile;
  return {
    id,
    messenger,
    state,
    name,
    username,
    tags,
    phone: phone === null ? null : phoneToWire(phone, shown),
    createdAt: isoTime(profile.createdAt),
    lastSeenAt: isoTime(profile.lastSeenAt),
  };
}

export function recordToWire(record: ProfileRecord, shown: Shown) {
  const { notes, others, phones, session, stateChangedAt, ...rest } = record;
  const { language, country, device, avatar, source, messages, sales } = rest;
  return {
    ...listedToWire(rest, shown),
    language,
    country,
    device,
    avatar,
    source,
    messages,
    sales,
    stateChangedAt: isoTime(stateChangedAt),
    phones: phones.map(({ phone, firstUsedAt, lastUsedAt }) => ({
      phone: phoneToWire(phone, shown),
      firstUsedAt: isoTime(firstUsedAt),
      lastUsedAt: isoTime(lastUsedAt),
    })),
    session: session
      ? {
          token: session.token === undefined ? null : tokenToWire(session.token, shown),
          phone: phoneToWire(session.phone, shown),
          openedAt: isoTime(session.openedAt),
          endedAt: isoTimeOrNull(session.endedAt),
        }
      : null,
    attributes: notes.map(({ key, label, value }) => ({ key, label, value })),
    others: others.map((other) => listedToWire(other, shown)),
  };
}

function tokenToWire(token: string, shown: Shown): string {
  return shown === 'whole' ? token : `${token.slice(0, TOKEN_SHOWN)}…`;
}
