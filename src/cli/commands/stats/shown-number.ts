/** `12 400`, `3.5`; a dash where there is no number. */
export function shownNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value.toLocaleString('en', { maximumFractionDigits: 1 }).replaceAll(',', ' ');
}
