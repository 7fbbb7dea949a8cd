import type { Column } from '../workbooks/sheet.ts';

/** What the column of phone numbers may be called in a file that is read, folded. */
export const PHONE_HEADINGS: readonly string[] = ['phone', 'телефон', 'номер телефону'];
export const TAG_HEADINGS: readonly string[] = ['tags', 'теги'];

/** The columns of an export before those of the attributes. */
export const PROFILE_COLUMNS: readonly Column[] = [
  { heading: 'ID', kind: 'number' },
  { heading: 'Phone', kind: 'text', width: 16 },
  { heading: 'Messenger', kind: 'text' },
  { heading: 'State', kind: 'text', width: 14 },
  { heading: 'Name', kind: 'text', width: 28 },
  { heading: 'User name', kind: 'text', width: 20 },
  { heading: 'Language', kind: 'text' },
  { heading: 'Country', kind: 'text' },
  { heading: 'Device', kind: 'text', width: 16 },
  { heading: 'Came by', kind: 'text', width: 16 },
  { heading: 'Subscribed', kind: 'moment' },
  { heading: 'Last seen', kind: 'moment' },
  { heading: 'Registered sales', kind: 'number' },
  { heading: 'Points', kind: 'number' },
  { heading: 'Tags', kind: 'text', width: 24 },
];

/** Columns of an export that an import passes over, folded: what they say is not staff's to set. */
export const OWN_HEADINGS: readonly string[] = PROFILE_COLUMNS.map(({ heading }) => heading.toLowerCase());
