import { stringify } from 'csv-stringify/sync';
import type { ExportCell, ExportNumber } from '#domain/export/cell.ts';
import { harmlessText } from '#domain/export/harmless-text.ts';

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as CSV (RFC 4180): words are quoted and harmless, numbers stand as they are. */
export const csvOf = (rows: readonly (readonly ExportCell[])[]): string =>
  stringify(rows as ExportCell[][], {
    quoted_string: true,
    record_delimiter: 'windows',
    cast: {
      string: (text) => harmlessText(text),
      object: (cell) => ({
        value: (cell as unknown as ExportNumber).decimal,
        quoted_string: false,
      }),
    },
  });
