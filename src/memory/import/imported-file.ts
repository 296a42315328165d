import { createHash } from 'node:crypto';
import type { Transaction } from '../database.ts';
import type { CsvInput } from './csv-table.ts';
import type { ImportReport } from './report.ts';

/** Remembers the file by its SHA-256 and what became of it the last time. */
export async function noteImport(
  tx: Transaction,
  tenantId: string,
  input: CsvInput,
  report: ImportReport,
): Promise<void> {
  const fileHash = createHash('sha256').update(input).digest('hex');
  const { kind } = report;
  await tx.import.upsert({
    where: { tenantId_kind_fileHash: { tenantId, kind, fileHash } },
    create: { tenantId, kind, fileHash, report },
    update: { report, importedAt: new Date() },
  });
}
