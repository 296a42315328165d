import { readFile } from 'node:fs/promises';
import { ParleyError } from '#contracts/errors.ts';
import { openDatabase } from '#memory/database.ts';
import { importAgreementsCsv } from '#memory/import/agreements.ts';
import { importCatalogueCsv } from '#memory/import/catalogue.ts';
import { importOutcomesCsv } from '#memory/import/outcomes.ts';
import type { ImportReport } from '#memory/import/report.ts';
import { importScms } from '#memory/import/scms.ts';
import { importSubstitutesCsv } from '#memory/import/substitutes.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { importUnspscCsv } from '#memory/import/unspsc.ts';
import { findDatabase } from './database/find-database.ts';
import { parseImportWish } from './database/import-options.ts';
import type { ImportKind } from './database/import-options.ts';
import { runCommand } from './database/run-command.ts';

const importers: Readonly<Record<ImportKind, typeof importScms>> = {
  scms: importScms,
  suppliers: importSuppliersCsv,
  catalogue: importCatalogueCsv,
  outcomes: importOutcomesCsv,
  agreements: importAgreementsCsv,
  substitutes: importSubstitutesCsv,
  unspsc: importUnspscCsv,
};

await runCommand(async () => {
  const { kind, file, tenantId, skipBadRows, dataDir } = parseImportWish(process.argv.slice(2));
  const content = await readFile(file).catch((cause: Error) => {
    throw new ParleyError('CONFIG_INVALID', `The file cannot be read: ${cause.message}`);
  });
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    printReport(await importers[kind](database, tenantId, content, { skipBadRows }));
  } finally {
    await database.close();
  }
});

function printReport({ kind, accepted, unchanged, rejected, notes }: ImportReport): void {
  console.log(`${kind}: ${accepted} rows taken, ${unchanged} of them known before`);
  for (const note of notes) console.log(`  ${note}`);
  for (const { row, column, reason } of rejected) console.log(`  row ${row}, ${column}: ${reason}`);
  if (rejected.length > 0) {
    console.log(`  ${new Set(rejected.map((it) => it.row)).size} rows were left out`);
  }
}
