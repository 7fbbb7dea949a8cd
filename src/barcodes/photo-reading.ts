import * as z from 'zod';
import { BARCODE_FORMATS } from './barcode-format.ts';
import type { SerialCandidate } from './serial-candidates.ts';

/** One code of a photo. Unconfirmed: read once by a symbology that misreads now and then, so the seller is asked. */
export const codeSchema = z.object({ text: z.string(), format: z.enum(BARCODE_FORMATS), confirmed: z.boolean() });

export type Code = z.infer<typeof codeSchema>;

/** What a photo says: every code on it, and those that may be the serial number, the likeliest first. */
export type PhotoReading = { codes: Code[]; candidates: SerialCandidate[] };

/**
 * Why a photo was not read to its end. A photo without any code is no failure: its lists are empty.
 * - `unsupported picture`: a picture of a kind that is not opened (HEIC, GIF, TIFF, BMP, AVIF)
 * - `damaged picture`: cut off or broken inside
 * - `too big`: too many bytes or pixels
 * - `too slow`: the time limit ran out
 * - `busy`: the queue is full
 * - `closed`: the reader was closed
 * - `broken`: the worker fell over; the log has the cause
 */
export const READ_FAILURES = [
  'not a picture',
  'unsupported picture',
  'damaged picture',
  'too big',
  'too slow',
  'busy',
  'closed',
  'broken',
] as const;

export type ReadFailure = (typeof READ_FAILURES)[number];
