import { auditedTenants, verifyAudit } from '#memory/audit/verify.ts';
import type { AuditVerification } from '#memory/audit/verify.ts';
import { openDatabase } from '#memory/database.ts';
import { parseVerifyWish } from './database/audit-options.ts';
import { findDatabase } from './database/find-database.ts';
import { runCommand } from './database/run-command.ts';

await runCommand(async () => {
  const { tenantId, noted, dataDir } = parseVerifyWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    const tenants = tenantId === null ? await auditedTenants(database) : [tenantId];
    if (tenants.length === 0) console.log('no tenant has an audit trail yet');
    for (const it of tenants) {
      const verification = await verifyAudit(database, it, noted);
      print(verification);
      if (verification.finding !== null) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
});

function print({
  tenantId,
  eventsCount,
  head,
  earlierRowsCount,
  finding,
}: AuditVerification): void {
  console.log(`${tenantId}: ${eventsCount} events hold, head ${head.sequence}:${head.hash}`);
  if (earlierRowsCount > 0) {
    console.log(`  ${earlierRowsCount} rows are older than the trail and not covered by it`);
  }
  if (finding === null) return;
  const place = finding.sequence === null ? '' : ` at event ${finding.sequence}`;
  console.log(`  BROKEN${place}, ${finding.kind}: ${finding.because}`);
}
