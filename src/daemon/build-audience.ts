import { Attributes } from '../audience/attributes.ts';
import type { ClubSessions } from '../audience/club-sessions.ts';
import { FilterFields } from '../audience/filter/filter-fields.ts';
import { Filters } from '../audience/filters.ts';
import type { Forgetting } from '../audience/forget.ts';
import { Notes } from '../audience/notes.ts';
import { findAccounts } from '../audience/profile-list.ts';
import { Profiles } from '../audience/profiles.ts';
import { Segments } from '../audience/segments.ts';
import { Tags } from '../audience/tags.ts';
import { BROADCAST_FIELDS } from '../broadcasts/filter-fields.ts';
import type { AudienceParts } from '../control/server/parts.ts';
import type { Clock } from '../domain/clock.ts';
import type { LocalTime } from '../domain/local-time.ts';
import { SURVEY_FIELDS } from '../surveys/filter-fields.ts';
import type { Store } from '../store/store.ts';

type FilterBase = { store: Store; clock: Clock; localTime: LocalTime };

export type AudienceBase = FilterBase & { sessions: ClubSessions; forgetting: Forgetting };

/** What staff know of people, and the filters over them, with the fields of every room that has some. */
export function buildAudience(base: AudienceBase): AudienceParts {
  const { store, sessions, forgetting } = base;
  const { attributes, filters, segments } = buildFilters(base);
  return {
    attributes,
    filters,
    forgetting,
    sessions,
    notes: new Notes({ ...base, attributes }),
    profiles: new Profiles(base),
    segments,
    tags: new Tags(base),
    find: (botId, who) => findAccounts(store.read, botId, who),
  };
}

/** The filters over people, with what they know of attributes, and their names. */
export function buildFilters(base: FilterBase): Pick<AudienceParts, 'attributes' | 'filters' | 'segments'> {
  const fields = new FilterFields([...BROADCAST_FIELDS, ...SURVEY_FIELDS]);
  const attributes = new Attributes({ ...base, fields });
  const filters = new Filters({ ...base, attributes, fields });
  return { attributes, filters, segments: new Segments({ ...base, filters }) };
}
