/**
 * A phone as the club wants it: 12 digits, no plus (L169). `+38 (088) 999-33-66`, `0889993366` and `80889993366` all become
 * `380889993366`; what is no Ukrainian number keeps its digits, and the club answers that it does not know it.
 */
export function clubPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  if (/^0\d{9}$/.test(digits)) return `38${digits}`;
  if (/^80\d{9}$/.test(digits)) return `3${digits}`;
  return digits;
}
