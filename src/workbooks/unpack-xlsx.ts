import { unzipSync, zipSync, type Unzipped, type UnzipFileInfo } from 'fflate';
import { failure, success, type Result } from '../domain/result.ts';
import type { TableFault, TableLimits } from './table.ts';

/** The parts that make cells. Pictures, charts and tables are left out: exceljs falls over some of them. */
const WANTED =
  /^\/?(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/sheet\d+\.xml)$/;

const WORKBOOK = /^\/?xl\/workbook\.xml$/;

/**
 * The workbook with nothing in it but what makes its cells. What would unpack to more than is allowed is not unpacked: no
 * part can become longer than the archive says, and no archive is believed that says too much.
 */
export function unpackXlsx(bytes: Uint8Array, limits: TableLimits): Result<Uint8Array, TableFault> {
  let unpacked = 0;
  const isTaken = ({ name, originalSize }: UnzipFileInfo) => {
    if (!WANTED.test(name)) return false;
    unpacked += originalSize;
    return unpacked <= limits.unpacked;
  };
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, { filter: isTaken });
  } catch {
    return failure('damaged');
  }
  if (unpacked > limits.unpacked) return failure('too big');
  if (!Object.keys(parts).some((name) => WORKBOOK.test(name))) return failure('not a table');
  return success(zipSync(parts, { level: 0 }));
}
