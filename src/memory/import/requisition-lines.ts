import type { UploadedLines } from '#contracts/intake.ts';
import { LINE_COLUMNS } from '#contracts/intake.ts';
import {
  Classification,
  CLASSIFICATION_SCHEMES,
  LINES_MAX,
  QUANTITY_MAX,
  UNIT_CODES,
} from '#contracts/procurement.ts';
import { showMoney } from '#domain/money.ts';
import type { CellReader } from './cells.ts';
import { readCells } from './cells.ts';
import type { CsvInput, CsvRow } from './csv-table.ts';
import { readCsv } from './csv-table.ts';
import type { ImportOptions, ParsedRow } from './report.ts';
import { rejectRepeats, rejectWhere, settle } from './report.ts';

const NEEDED_COLUMNS = ['description', 'quantity', 'unit_code'] as const;
const OTHER_COLUMNS = LINE_COLUMNS.filter((it) => !NEEDED_COLUMNS.some((one) => one === it));
const MUST_HAVE_MAX = 10;
/** What a file says of the request as a whole; rows that say something else are refused. */
const COMMON_COLUMNS = ['requisition_no', 'currency', 'delivery_place', 'cost_center'] as const;

type LineRow = {
  lineNo: number | null;
  line: UploadedLines['lines'][number];
  unitPriceMinor: number | null;
  needBy: string | null;
  common: Record<(typeof COMMON_COLUMNS)[number], string>;
};

/**
 * The lines of one requisition from a CSV file; nothing is opened or kept. One bad row refuses the
 * file unless bad rows may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export function readRequisitionLines(input: CsvInput, options: ImportOptions): UploadedLines {
  const rows = readCsv(input, NEEDED_COLUMNS, OTHER_COLUMNS).map(readRow);
  const { accepted, rejected } = settle(refuseStrays(rows), options);
  const values = accepted.map((it) => it.value);
  const common = values[0]?.common;
  const { budget, notes } = budgetOf(values);
  const days = values.flatMap((it) => it.needBy ?? []).toSorted();
  const [earliest] = days;
  const many = new Set(days).size > 1;
  return {
    requisitionNo: common?.requisition_no || null,
    lines: values.map((it) => it.line),
    request: {
      ...(budget !== null && { budget }),
      ...(earliest !== undefined && { needBy: earliest }),
    },
    costCentre: common?.cost_center || null,
    deliveryPlace: common?.delivery_place || null,
    rejected,
    notes: [
      ...notes,
      ...(many ? [`Lines are needed by several days; the earliest counts, ${earliest}.`] : []),
    ],
  };
}

function readRow(row: CsvRow): ParsedRow<LineRow> {
  const cells = readCells(row);
  const currency = cells.matching('currency', /^[A-Z]{3}$/, 'an ISO 4217 code such as USD') ?? '';
  const classification = classificationOf(cells);
  const mustHave = cells.list('must_have');
  if (mustHave.length > MUST_HAVE_MAX)
    cells.refuse('must_have', `names more than ${MUST_HAVE_MAX}`);
  const unitPriceMinor = cells.amountMinorOrNull('est_unit_price', currency);
  if (unitPriceMinor !== null && currency === '') cells.refuse('currency', 'a price needs one');
  if (unitPriceMinor !== null && unitPriceMinor < 0) cells.refuse('est_unit_price', 'is below 0');
  return cells.finish({
    lineNo: cells.wholeOrNull('line_no', 1, 9_999),
    line: {
      description: cells.text('description'),
      ...(classification !== null && { classification }),
      quantity: cells.whole('quantity', 1, QUANTITY_MAX),
      unitCode: cells.oneOf('unit_code', UNIT_CODES, 'C62'),
      ...(mustHave.length > 0 && { mustHave }),
    },
    unitPriceMinor,
    needBy: cells.dateOrNull('need_by'),
    common: {
      requisition_no: cells.textOrNull('requisition_no') ?? '',
      currency,
      delivery_place: cells.textOrNull('delivery_place') ?? '',
      cost_center: cells.textOrNull('cost_center') ?? '',
    },
  });
}

function classificationOf(cells: CellReader) {
  const id = cells.cell('classification_id');
  if (id === '') return null;
  const scheme = cells.cell('classification_scheme') || CLASSIFICATION_SCHEMES[0];
  const parsed = Classification.safeParse({ scheme, id });
  if (parsed.success) return parsed.data;
  const column = CLASSIFICATION_SCHEMES.some((it) => it === scheme)
    ? 'classification_id'
    : 'classification_scheme';
  const wanted = `${CLASSIFICATION_SCHEMES.join(' or ')} with 2 to 8 digits`;
  cells.refuse(column, `"${cells.cell(column)}" is no code of ${wanted}`);
  return null;
}

/** Rows that do not belong to the requisition that the first good row begins. */
function refuseStrays(rows: ParsedRow<LineRow>[]): ParsedRow<LineRow>[] {
  let unnumbered = 0;
  const keyOf = ({ lineNo }: LineRow) =>
    lineNo === null ? `none ${(unnumbered += 1)}` : `${lineNo}`;
  const unique = rejectRepeats(rows, 'line_no', keyOf);
  const first = unique.find((it) => it.ok);
  const same = rejectWhere(unique, ({ common }) => {
    const column = COMMON_COLUMNS.find((it) => common[it] !== first?.value.common[it]);
    return column === undefined || first === undefined
      ? null
      : {
          column,
          reason: `is "${common[column]}", row ${first.row} has "${first.value.common[column]}"; a file holds one requisition`,
        };
  });
  let count = 0;
  return rejectWhere(same, () => {
    count += 1;
    return count <= LINES_MAX
      ? null
      : { column: 'line_no', reason: `a request takes ${LINES_MAX} lines` };
  });
}

/** Null where a line has no estimate: a sum without it would be too small. */
function budgetOf(rows: readonly LineRow[]) {
  const currency = rows[0]?.common.currency ?? '';
  const missing = rows.filter((it) => it.unitPriceMinor === null).length;
  if (rows.length === 0 || missing > 0) {
    const note = `${missing} of ${rows.length} lines have no estimated price, so there is no budget.`;
    return { budget: null, notes: missing === rows.length ? [] : [note] };
  }
  const amountMinor = rows.reduce(
    (sum, it) => sum + (it.unitPriceMinor ?? 0) * it.line.quantity,
    0,
  );
  const said = showMoney(amountMinor, currency);
  return amountMinor < 1
    ? { budget: null, notes: [] }
    : {
        budget: { amountMinor, currency },
        notes: [`The budget is the sum of all estimates, ${said}.`],
      };
}
