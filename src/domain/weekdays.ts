/** The days of the week as the command line writes them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const UKRAINIAN = ['понеділок', 'вівторок', 'середа', 'четвер', 'пятниця', 'субота', 'неділя'];
const UKRAINIAN_SHORT = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'];

const ALL = [0, 1, 2, 3, 4, 5, 6];
const GROUPS: Record<string, readonly number[]> = {
  daily: ALL,
  щодня: ALL,
  weekdays: ALL.slice(0, 5),
  будні: ALL.slice(0, 5),
  weekend: ALL.slice(5),
  вихідні: ALL.slice(5),
};

/** The places (0 for Monday) of the days that a word names: one day, or a group such as `weekdays`; undefined when it names none. */
export function readDays(word: string): readonly number[] | undefined {
  const plain = word.toLowerCase().replace(/['’ʼ`]/g, '');
  const group = GROUPS[plain];
  if (group) return group;
  const day = [ENGLISH, UKRAINIAN, UKRAINIAN_SHORT]
    .map((names) => names.findIndex((name) => plain.length > 1 && name.startsWith(plain)))
    .find((place) => place >= 0);
  return day === undefined ? undefined : [day];
}
