import type { Database, Transaction } from '../database.ts';
import { readCells } from './cells.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput, CsvRow } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { rejectRepeats, rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport, ParsedRow } from './report.ts';
import { idOf } from './supplier-row.ts';
import { keyOf, writeRows } from './write-rows.ts';

const SUBSTITUTE_COLUMNS = ['item_id', 'substitute_item_id', 'note'] as const;

type SubstituteCsvRow = { itemId: string; substituteItemId: string; note: string };

function parseSubstituteRow(csvRow: CsvRow): ParsedRow<SubstituteCsvRow> {
  const cells = readCells(csvRow);
  const itemId = idOf(cells, 'item_id');
  const substituteItemId = idOf(cells, 'substitute_item_id');
  if (itemId !== '' && itemId === substituteItemId) {
    cells.refuse('substitute_item_id', 'an item cannot stand in for itself');
  }
  return cells.finish({ itemId, substituteItemId, note: cells.textOrNull('note') ?? '' });
}

/**
 * Takes over a file of items that may stand in for others. Both must be known and counted in the
 * same unit. All rows or none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importSubstitutesCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const parsed = rejectRepeats(
    readCsv(input, SUBSTITUTE_COLUMNS).map(parseSubstituteRow),
    'item_id',
    (it) => keyOf(it.itemId, it.substituteItemId),
  );
  return database.inTenant(tenantId, async (tx) => {
    const units = await unitsOf(tx, tenantId, parsed);
    const { accepted, rejected } = settle(rejectWhere(parsed, unitFinding(units)), options);
    const rows = accepted.map((it) => it.value);
    const changed = await writeRows(tx, {
      table: 'substitutes',
      key: ['item_id', 'substitute_item_id'],
      update: ['note'],
      rows: rows.map((it) => ({
        tenant_id: tenantId,
        item_id: it.itemId,
        substitute_item_id: it.substituteItemId,
        note: it.note,
      })),
    });
    const report: ImportReport = {
      kind: 'substitutes',
      accepted: rows.length,
      unchanged: rows.filter((it) => !changed.has(keyOf(it.itemId, it.substituteItemId))).length,
      rejected,
      notes: [],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

/** Unit by item id, of the items that the rows name. */
async function unitsOf(
  tx: Transaction,
  tenantId: string,
  parsed: readonly ParsedRow<SubstituteCsvRow>[],
): Promise<Map<string, string>> {
  const ids = parsed.flatMap((it) => (it.ok ? [it.value.itemId, it.value.substituteItemId] : []));
  const items = await tx.$queryRaw<{ itemId: string; unitCode: string }[]>`
    select item_id as "itemId", unit_code as "unitCode" from items
    where tenant_id = ${tenantId} and item_id = any(${[...new Set(ids)]})`;
  return new Map(items.map((it) => [it.itemId, it.unitCode]));
}

/** Prices and quantities of one item would mean nothing for another one in another unit. */
const unitFinding = (units: ReadonlyMap<string, string>) => (value: SubstituteCsvRow) => {
  const { itemId, substituteItemId } = value;
  for (const [column, id] of [
    ['item_id', itemId],
    ['substitute_item_id', substituteItemId],
  ] as const) {
    if (!units.has(id)) {
      return { column, reason: `item "${id}" is unknown; import the catalogue first` };
    }
  }
  const [unit, other] = [units.get(itemId), units.get(substituteItemId)];
  return unit === other
    ? null
    : { column: 'substitute_item_id', reason: `is counted in ${other}, the item in ${unit}` };
};
