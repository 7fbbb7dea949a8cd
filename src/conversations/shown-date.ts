/** `2018-12-15`, with or without a time after it, as people write it here: `15.12.2018`. Anything else stays as it came. */
export function shownDate(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$/, '$3.$2.$1');
}
