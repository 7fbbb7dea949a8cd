import { failure, type Result } from '../domain/result.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { startsWith } from './starts-with.ts';
import type { ReadTable, TableFault, TableLimits } from './table.ts';

const ZIP = [0x50, 0x4b];
/** Compound File: .xls, and .xlsx behind a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a table from the bytes of a file, whatever they are; what it is, is seen by its first bytes. */
export async function readBytes(bytes: Uint8Array, limits: TableLimits): Promise<Result<ReadTable, TableFault>> {
  if (bytes.length > limits.bytes) return failure('too big');
  if (bytes.length === 0) return failure('empty');
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, limits);
  if (startsWith(bytes, COMPOUND)) return failure('old format or password');
  const text = decodeText(bytes);
  return text === undefined ? failure('not a table') : readCsv(text, limits);
}
