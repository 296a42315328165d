import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Sheet } from 'write-excel-file/node';
import type { ExportSheet } from '#domain/comparison/sheets.ts';
import type { CellMark, ExportCell } from '#domain/export/cell.ts';
import { harmlessText } from '#domain/export/harmless-text.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const COLUMN_CHARS = { least: 10, most: 60 };
/** Read also without colour: what is the best or wins stands in columns of its own, too. */
const grounds: Readonly<Record<CellMark, string>> = { best: '#dff3e4', winner: '#fff2c2' };

/** A workbook with these sheets; heads stay in sight. */
export const xlsxOf = (sheets: readonly ExportSheet[]): Promise<Buffer> =>
  writeXlsxFile(sheets.map(sheetOf)).toBuffer();

const sheetOf = ({ name, rows }: ExportSheet): Sheet<never> => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: (rows[0] ?? []).map((_, at) => ({ width: widthOf(rows, at) })),
  data: rows.map((row, at) => row.map((it) => cellOf(it, at === 0))),
});

function cellOf(cell: ExportCell, isHead: boolean): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    return {
      value: harmlessText(cell),
      type: String,
      wrap: true,
      ...(isHead && { fontWeight: 'bold' }),
    };
  }
  const [, fraction = ''] = cell.decimal.split('.');
  return {
    value: Number(cell.decimal),
    type: Number,
    format: fraction === '' ? '#,##0' : `#,##0.${'0'.repeat(fraction.length)}`,
    ...(cell.mark !== undefined && { backgroundColor: grounds[cell.mark], fontWeight: 'bold' }),
  };
}

function widthOf(rows: ExportSheet['rows'], at: number): number {
  const lengths = rows.map((row) => {
    const cell = row[at] ?? '';
    return (typeof cell === 'string' ? cell : cell.decimal).length;
  });
  return Math.min(COLUMN_CHARS.most, Math.max(COLUMN_CHARS.least, ...lengths) + 2);
}
