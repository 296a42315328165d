import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../database.ts';
import { FIRST_TENANT } from '../keys.ts';
import { importCatalogueCsv } from './catalogue.ts';
import { importOutcomesCsv } from './outcomes.ts';
import type { ImportReport } from './report.ts';
import { importScms } from './scms.ts';
import { importSuppliersCsv } from './suppliers.ts';

const dataDir = fileURLToPath(new URL('../../../data/', import.meta.url));

/** In the order that each file needs those before it; see `data/README.md` for their sources. */
const files = [
  { name: 'equipment-suppliers.csv', take: importSuppliersCsv },
  { name: 'equipment-catalogue.csv', take: importCatalogueCsv },
  { name: 'equipment-outcomes.csv', take: importOutcomesCsv },
  { name: 'scms-delivery-history-2006-2012.csv', take: importScms },
];

/** True when the tenant has no supplier yet. */
export function isEmpty(database: Database, tenantId = FIRST_TENANT): Promise<boolean> {
  return database.inTenant(
    tenantId,
    async (tx) =>
      (await tx.supplier.findFirst({ where: { tenantId }, select: { supplierId: true } })) === null,
  );
}

/** Takes over the sample suppliers, catalogues and histories; again changes nothing. */
export async function importSampleData(
  database: Database,
  onProgress: (line: string) => void = () => undefined,
  tenantId = FIRST_TENANT,
): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for (const { name, take } of files) {
    onProgress(`Importing ${name}`);
    const report = await take(database, tenantId, await readFile(`${dataDir}${name}`));
    onProgress(`Imported ${report.accepted} rows, ${report.unchanged} of them known before`);
    reports.push(report);
  }
  return reports;
}
