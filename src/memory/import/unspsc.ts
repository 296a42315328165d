import type { Database } from '../database.ts';
import { readCsv } from './csv-table.ts';
import type { CsvInput } from './csv-table.ts';
import { noteImport } from './imported-file.ts';
import { rejectWhere, settle } from './report.ts';
import type { ImportOptions, ImportReport } from './report.ts';
import { parseUnspscRow, unspscLayoutOf } from './unspsc-row.ts';
import { writeRows } from './write-rows.ts';

/** Enough of a file to hold its first line. */
const HEADER_BYTES_MAX = 4_000;

/**
 * Takes over the tenant's copy of UNSPSC, in either layout in which it is published. All rows or
 * none unless bad ones may be skipped.
 * @throws ParleyError IMPORT_ENCODING_WRONG, IMPORT_COLUMNS_WRONG, IMPORT_EMPTY or IMPORT_REJECTED
 */
export async function importUnspscCsv(
  database: Database,
  tenantId: string,
  input: CsvInput,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const layout = unspscLayoutOf(firstLineOf(input));
  const labels = new Map<string, string>();
  const parsed = rejectWhere(
    readCsv(input, layout.columns, layout.optional).map((it) => parseUnspscRow(layout, it)),
    (codes) => {
      for (const { code, label } of codes) {
        const earlier = labels.get(code);
        if (earlier !== undefined && earlier !== label) {
          const reason = `${code} is "${earlier}" further up and "${label}" here`;
          return { column: layout.pairs.at(-1)?.[1] ?? 'Title', reason };
        }
        labels.set(code, label);
      }
      return null;
    },
  );
  const { accepted, rejected } = settle(parsed, options);
  const codes = new Map(accepted.flatMap((it) => it.value.map(({ code, label }) => [code, label])));
  return database.inTenant(tenantId, async (tx) => {
    const changed = await writeRows(tx, {
      table: 'classifications',
      key: ['scheme', 'code'],
      update: ['label'],
      rows: [...codes].map(([code, label]) => ({
        tenant_id: tenantId,
        scheme: 'UNSPSC',
        code,
        label,
      })),
    });
    const report: ImportReport = {
      kind: 'unspsc',
      accepted: accepted.length,
      unchanged: accepted.filter(
        (it) => !it.value.some(({ code }) => changed.has(`UNSPSC\n${code}`)),
      ).length,
      rejected,
      notes: [`${codes.size} codes, ${changed.size} of them new or with another title`],
    };
    await noteImport(tx, tenantId, input, report);
    return report;
  });
}

function firstLineOf(input: CsvInput): string {
  const start =
    typeof input === 'string'
      ? input
      : new TextDecoder().decode(input.subarray(0, HEADER_BYTES_MAX));
  return start.split(/[\r\n]/, 1)[0] ?? '';
}
