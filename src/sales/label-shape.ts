/** One code of a photographed label, as a serial number would be taken from it. */
export type LabelCode = { serial: string; format: string; confirmed: boolean };

/** What a photographed label says: its codes that may be a serial number, and its article code (EAN, UPC). */
export type Label = { codes: LabelCode[]; article?: string | undefined };

/** What serial numbers of one product have in common. */
export type CodeShape = { format: string; length: number; mask: string; prefix: string };

const PREFIX = 4;

/** The shape of a code: letters as A, digits as 9, other characters as they are, and its first four. */
export function shapeOf({ serial, format }: Pick<LabelCode, 'serial' | 'format'>): CodeShape {
  const upper = serial.toUpperCase();
  const mask = upper.replace(/\d/g, '9').replace(/[A-Z]/g, 'A');
  return { format, length: serial.length, mask, prefix: upper.slice(0, PREFIX) };
}
