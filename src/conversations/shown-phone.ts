/** A number as it is called from anywhere: `+380671234567`, whether it came with the sign or without. */
export function shownPhone(phone: string): string {
  return `+${phone.replace(/^\+/, '')}`;
}
