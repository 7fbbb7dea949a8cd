import { PROFILE_FIELDS } from '../profile-fields.ts';

/**
 * What a placeholder stands for. `text` is in one line, `lines` may be in several; `address` is a link. `number` is shown
 * as it is; a `count` can be counted too (plural). A `choice` is never shown: the text says something for each option.
 * `optional`: a text is complete without it.
 */
export type Placeholder = { says: string; optional?: true } & (
  | { type: 'text' | 'lines' | 'address'; example: string }
  | { type: 'number' | 'count'; example: number }
  | { type: 'choice'; options: readonly string[]; example: string }
);

/** Every placeholder of the catalogue: a name means the same wherever it stands. */
export const PLACEHOLDERS = {
  title: { type: 'text', says: 'The name of the programme.', example: 'ERGO CLUB', optional: true },
  terms: { type: 'address', says: 'The address of the terms.', example: 'https://club.example.com/terms.pdf' },
  register: {
    type: 'text',
    says: 'The label of that menu button.',
    example: '📝 Зареєструвати продаж',
    optional: true,
  },
  balance: { type: 'text', says: 'The label of that menu button.', example: '💰 Баланс', optional: true },
  support: { type: 'text', says: 'The label of that menu button.', example: '💬 Підтримка', optional: true },
  label: { type: 'text', says: 'The label of a button.', example: '📱 Інший номер' },
  number: { type: 'number', says: 'The number by which something is found again.', example: 42 },
  page: { type: 'number', says: 'Which page this is.', example: 2 },
  pages: { type: 'number', says: 'How many pages there are.', example: 3 },

  person: { type: 'text', says: 'The seller’s name.', example: 'Олена' },
  phone: { type: 'text', says: 'A phone number.', example: '+380671234567' },
  left: { type: 'count', says: 'How many days or tries are left.', example: 3 },
  minutes: { type: 'count', says: 'How many minutes to wait.', example: 15 },
  hours: { type: 'count', says: 'How many hours to wait.', example: 5 },
  seconds: { type: 'count', says: 'How many seconds to wait.', example: 40 },

  serial: { type: 'text', says: 'A serial number.', example: 'E32G0000078040' },
  code: { type: 'text', says: 'A code read from a label.', example: '4820000000017' },
  length: { type: 'count', says: 'How many characters were typed.', example: 3, optional: true },
  model: { type: 'text', says: 'The name of a product.', example: 'ERGO 32GHS5500' },
  points: { type: 'count', says: 'How many points.', example: 60 },
  comment: { type: 'lines', says: 'What the club says, in its own words.', example: 'Серійний номер не знайдено' },
  status: { type: 'text', says: 'Where a sale stands.', example: '⏳ Чекає підтвердження' },
  group: { type: 'text', says: 'A kind of registrations.', example: 'Усі реєстрації' },
  date: { type: 'text', says: 'A day.', example: '15.12.2025' },
  shop: { type: 'text', says: 'The name of a trade point.', example: 'Магазин на Хрещатику' },

  action: { type: 'text', says: 'The name of a promotion.', example: 'ERGO ТВ: великий екран' },
  kind: {
    type: 'choice',
    says: 'Which sort of promotion: one with a bonus, or one that gathers points.',
    options: ['bonus', 'cumulative'],
    example: 'cumulative',
  },
  from: { type: 'text', says: 'The first day.', example: '01.12.2025' },
  to: { type: 'text', says: 'The last day.', example: '31.12.2025' },
  until: { type: 'text', says: 'The last day on which something is still taken.', example: '03.01.2026' },
  description: {
    type: 'lines',
    says: 'Conditions, as the club writes them.',
    example: 'Реєструйте продажі телевізорів',
  },
  notice: { type: 'lines', says: 'A notice, as the club writes it.', example: 'Важливо додати фото чека' },
  headline: { type: 'text', says: 'The title of a piece of news or of a notice.', example: 'Новий сезон почався' },
  query: { type: 'text', says: 'What was searched for.', example: '43gus', optional: true },

  operator: { type: 'text', says: 'The name of an operator.', example: 'Олена' },
  stars: { type: 'count', says: 'How many stars, of five.', example: 5 },
  when: { type: 'text', says: 'When support is there again.', example: 'завтра о 9:00' },
  time: { type: 'text', says: 'A time of day.', example: '9:00' },
  hour: {
    type: 'choice',
    says: 'Whether it is eleven o’clock, before which Ukrainian says «об».',
    options: ['eleven', 'another'],
    example: 'another',
    optional: true,
  },
  weekday: {
    type: 'choice',
    says: 'A day of the week.',
    options: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    example: 'monday',
    optional: true,
  },

  count: { type: 'count', says: 'How many there are.', example: 5 },
  done: { type: 'count', says: 'How many are done.', example: 2 },
  registered: { type: 'count', says: 'How many were registered.', example: 4 },
  most: { type: 'count', says: 'How many are taken at the most.', example: 50 },
  what: { type: 'text', says: 'One thing of a list: a serial number or a photo.', example: 'Фото 2' },
  why: { type: 'text', says: 'What is the matter with it.', example: 'не бачу серійного номера' },
  serials: { type: 'text', says: 'Several serial numbers.', example: 'E32G0000078040, E32G0000078057' },
  lines: { type: 'lines', says: 'A list, one thing in a line.', example: '• Перше\n• Друге' },

  bonus: { type: 'count', says: 'An amount of bonus.', example: 1500 },
  forConfirmation: { type: 'count', says: 'What waits to be confirmed.', example: 120 },
  forTest: { type: 'count', says: 'What wants a test.', example: 60 },
  toBalance: { type: 'count', says: 'What is confirmed and not on the balance yet.', example: 240 },
  rejected: { type: 'count', says: 'What was rejected.', example: 0 },
  all: { type: 'count', says: 'All that was ever earned.', example: 4200 },
  recipient: { type: 'text', says: 'Who is paid, masked.', example: 'Ковальчук О. І., поповнення картки •••• 5555' },

  lastName: { type: 'text', says: 'A surname.', example: 'Ковальчук' },
  firstName: { type: 'text', says: 'A first name.', example: 'Олена' },
  patronymic: { type: 'text', says: 'A patronymic.', example: 'Ігорівна' },
  email: { type: 'text', says: 'An e-mail.', example: 'olena@example.com' },
  field: {
    type: 'choice',
    says: 'Which part of the own data is changed.',
    options: PROFILE_FIELDS,
    example: 'lastName',
  },
  value: { type: 'text', says: 'What it becomes.', example: 'Коваленко' },
  survey: { type: 'text', says: 'The name of a survey.', example: 'Весняна акція' },
  current: { type: 'text', says: 'The name of the survey that somebody is in the middle of.', example: 'Новий сезон' },
  answer: { type: 'text', says: 'What somebody has answered.', example: 'Так' },
} as const satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;

/** What is put in place of a placeholder. */
export type ValueOf<Name extends PlaceholderName> = (typeof PLACEHOLDERS)[Name] extends { options: infer Options }
  ? Options extends readonly (infer Option)[]
    ? Option
    : never
  : (typeof PLACEHOLDERS)[Name] extends { type: 'number' | 'count' }
    ? number
    : string;

/** A placeholder by its name. */
export function placeholder(name: PlaceholderName): Placeholder {
  return PLACEHOLDERS[name];
}

/** What a choice may be; nothing for what is no choice. */
export function optionsOf(name: string): readonly string[] {
  const found = Object.entries<Placeholder>(PLACEHOLDERS).find(([known]) => known === name)?.[1];
  return found?.type === 'choice' ? found.options : [];
}
