import { writeFile } from 'node:fs/promises';
import { ParleyError } from '#contracts/errors.ts';
import { caseFile } from '#memory/audit/case-file.ts';
import { openDatabase } from '#memory/database.ts';
import { auditPage } from './audit/page.ts';
import { parseExportWish } from './database/audit-options.ts';
import { findDatabase } from './database/find-database.ts';
import { runCommand } from './database/run-command.ts';

await runCommand(async () => {
  const { tenantId, caseId, file, dataDir } = parseExportWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    const found = await caseFile(database, tenantId, caseId);
    if (found === null) {
      throw new ParleyError('PROCUREMENT_UNKNOWN', `${tenantId} has no procurement ${caseId}.`);
    }
    await writeFile(file, auditPage(found)).catch((cause: Error) => {
      throw new ParleyError('CONFIG_INVALID', `The file cannot be written: ${cause.message}`);
    });
    console.log(`${found.audit.events.length} events of ${caseId} written to ${file}`);
  } finally {
    await database.close();
  }
});
