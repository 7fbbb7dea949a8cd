const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago in minutes, hours or days, by the letters for these; after a month the day itself. */
export function shortAgo(
  [now, minutes, hours, days]: readonly [string, string, string, string],
  moment: number,
  at: number,
  dateTime: (moment: number) => string,
): string {
  const passed = at - moment;
  if (passed < MINUTE) return now;
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}${minutes}`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)}${hours}`;
  if (passed < 30 * DAY) return `${Math.floor(passed / DAY)}${days}`;
  return dateTime(moment).slice(0, 10);
}
