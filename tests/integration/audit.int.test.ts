import { afterAll, describe, expect, it } from 'vitest';
import { auditPage } from '#cli/audit/page.ts';
import { actingAs } from '#memory/audit/actor.ts';
import { caseFile } from '#memory/audit/case-file.ts';
import { auditEvents } from '#memory/audit/events.ts';
import { auditedTenants, verifyAudit } from '#memory/audit/verify.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { createKey, revokeKey } from '#memory/keys.ts';
import { setPolicy } from '#memory/tenants.ts';
import { anApproval, aTrail } from '../support/audit-trail.ts';
import { aPolicy } from '../support/case-builders.ts';
import {
  aDecision,
  aTenantId,
  aTurn,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
import { dataFile } from '../support/running-api.ts';

const database = testDatabase();
const log = createCaseLog(database);
afterAll(() => database.close());

const verify = async (tenantId: string) => (await verifyAudit(database, tenantId)).finding;

const actionsOf = async (tenantId: string) =>
  (await auditEvents(database, tenantId, {}, 100)).map((it) => `${it.actor} ${it.action}`);

describe('the audit trail', () => {
  it('tells who did what, in the order in which it was done, and holds', async () => {
    const { tenantId } = await aTrail(database);
    expect(await actionsOf(tenantId)).toEqual([
      'person:anna case.opened',
      'buyer procurement.open',
      'sourcing decision.made',
      'sourcing decision.made',
      'compliance clearance.given',
      'negotiation mandate.given',
      'supervisor approval.asked',
      'person:anna command.pause',
      'anna approval.approved',
      'supervisor award.made',
      'supervisor award.line_made',
      'supervisor order.made',
      'supervisor order.line_made',
      'system order.issued',
      'supervisor case.closed',
    ]);
    const verification = await verifyAudit(database, tenantId);
    expect(verification).toMatchObject({ eventsCount: 15, earlierRowsCount: 0, finding: null });
    expect(await auditedTenants(database)).toContain(tenantId);
  });

  it('keeps what changed where a row may change again', async () => {
    const { tenantId } = await aTrail(database);
    const [answered] = await auditEvents(database, tenantId, { action: 'approval.approved' }, 10);
    expect(JSON.parse(answered?.body ?? '')).toMatchObject({
      status: 'approved',
      decided_by: 'anna',
      comment: 'fine',
    });
  });

  it('tells of keys and of the policy, by whom', async () => {
    const { tenantId } = await anOpenCase(database);
    const { keyId } = await createKey(database, { tenantId, role: 'buyer', name: 'b' });
    await setPolicy(database, tenantId, aPolicy({ version: 'p2' }));
    await revokeKey(database, tenantId, keyId, 'person:root');
    expect((await actionsOf(tenantId)).slice(2)).toEqual([
      'system tenant.made',
      'system key.made',
      'system policy.changed',
      'person:root key.revoked',
    ]);
    expect(await verify(tenantId)).toBeNull();
  });

  it('is hashed alike by both whatever characters are in it', async () => {
    const at = await anOpenCase(database);
    const words = 'a "b" \\ \n\t\u0001\u001f\u007f\u2028 </script> é 漢字 😀';
    await log.append(aTurn(at, { decisions: [aDecision({ agent: words, chosen: words })] }));
    expect(await actionsOf(at.tenantId)).toContain(`${words} decision.made`);
    expect(await verify(at.tenantId)).toBeNull();
    const file = await caseFile(database, at.tenantId, at.caseId);
    if (file === null) throw new Error('the case is unknown');
    expect(auditPage(file).match(/<\/script>/g)).toHaveLength(1);
  });

  it('tells of imports, by whom', async () => {
    const tenantId = aTenantId();
    const file = await dataFile('equipment-suppliers.csv');
    await importSuppliersCsv(actingAs(database, 'person:ben'), tenantId, file);
    expect(await actionsOf(tenantId)).toEqual(['person:ben import.taken']);
    expect(await verify(tenantId)).toBeNull();
  });

  it('is one chain of turns that are written at once', async () => {
    const first = await anOpenCase(database);
    const second = await anOpenCase(database, first.tenantId);
    const turns = Array.from({ length: 40 }, (_, at) =>
      aTurn(at % 2 === 0 ? first : second, { decisions: [aDecision(), aDecision()] }),
    );
    await Promise.all(turns.map((it) => log.append(it)));
    const verification = await verifyAudit(database, first.tenantId);
    expect(verification).toMatchObject({ eventsCount: 84, finding: null });
  });

  it('tells nothing of a turn that was not written', async () => {
    const { tenantId, caseId } = await anOpenCase(database);
    const turn = aTurn({ tenantId, caseId }, { decisions: [aDecision()] });
    const broken = { ...turn, records: [{ ...anApproval('x'), record: { kind: 'nonsense' } }] };
    await expect(log.append(broken as never)).rejects.toThrow('no such record');
    expect(await actionsOf(tenantId)).toHaveLength(2);
  });
});

describe("the application's role", () => {
  const attempt = (tenantId: string, sql: string) =>
    database.inTenant(tenantId, (tx) => tx.$executeRawUnsafe(sql));

  it.each([
    `insert into audit_events select * from audit_events`,
    `insert into audit_heads values ('x', 1, 'x')`,
    `update audit_events set actor = 'eve'`,
    `update audit_heads set sequence = 0`,
    `delete from audit_events`,
    `truncate audit_events`,
    `alter table decisions disable trigger audited_insert`,
    `select audit_table('decisions', '{id}', 'a', 'b', 'c', 'd')`,
  ])('is refused: %s', async (sql) => {
    const { tenantId } = await anOpenCase(database);
    await expect(attempt(tenantId, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('reads the trail of its tenant alone', async () => {
    const { tenantId } = await anOpenCase(database);
    const other = await anOpenCase(database);
    const seen = await database.inTenant(
      tenantId,
      (tx) => tx.$queryRaw<{ tenant_id: string }[]>`select distinct tenant_id from audit_events`,
    );
    expect(seen).toEqual([{ tenant_id: tenantId }]);
    expect(other.tenantId).not.toBe(tenantId);
  });
});
