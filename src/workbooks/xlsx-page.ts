import type exceljs from 'exceljs';
import type { SheetNames } from './sheet-names.ts';
import type { CellKind, Sheet } from './sheet.ts';

/** How Excel shows a kind. Text is marked as such: a cell that is edited must not become a number or a formula. */
const FORMATS: Record<CellKind, string | undefined> = {
  text: '@',
  number: undefined,
  flag: undefined,
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
};

const WIDTHS: Record<CellKind, number> = { text: 20, number: 12, flag: 10, date: 12, moment: 20 };

/** A new page of the book with the sheet's heading, which stays in sight and filters; no rows yet. */
export function addPage(book: exceljs.Workbook, { name, columns }: Sheet, names: SheetNames): exceljs.Worksheet {
  const page = book.addWorksheet(names.take(name), { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ heading, kind, width }) => {
    const numFmt = FORMATS[kind];
    const wide = width ?? Math.max(WIDTHS[kind], heading.length + 2);
    return { header: heading, width: wide, ...(numFmt !== undefined && { style: { numFmt } }) };
  });
  if (columns.length > 0) page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const heading = page.getRow(1);
  heading.eachCell((cell) => (cell.style = { font: { bold: true } }));
  heading.commit();
  return page;
}

/** To be called when the rows are there: exceljs makes the rows that a picture lies on. */
export function addPictures(book: exceljs.Workbook, page: exceljs.Worksheet, { pictures = [] }: Sheet): void {
  for (const { png, column, row, width, height } of pictures) {
    const image = book.addImage({ base64: Buffer.from(png).toString('base64'), extension: 'png' });
    page.addImage(image, { tl: { col: column, row }, ext: { width, height } });
  }
}
