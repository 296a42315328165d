import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import { createCaseLog } from '#memory/case-log.ts';
import { auditPage } from '#cli/database/audit-page.ts';
import { caseAudit } from '#memory/audit/case-audit.ts';
import type { CaseAudit } from '#memory/audit/case-audit.ts';
import type { AuditEvent } from '#memory/audit/chain.ts';
import { auditEvents } from '#memory/audit/events.ts';
import { auditedTenants, verifyAudit } from '#memory/audit/verify.ts';
import type { AuditVerification } from '#memory/audit/verify.ts';
import { actingAs } from '#memory/audit/actor.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { createKey, revokeKey } from '#memory/keys.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aPolicy, aProposal } from '../support/case-builders.ts';
import {
  aDecision,
  aRecord,
  aTurn,
  anEnvelope,
  aTenantId,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
import { dataFile, startApi } from '../support/running-api.ts';
import type { RunningApi } from '../support/running-api.ts';
import { aMandate } from '../support/talk-builders.ts';

const database = testDatabase();
const log = createCaseLog(database);
const owner = new pg.Client({ connectionString: inject('ownerUrl') });

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await database.close();
});

const clearance = (supplierId: string) =>
  aRecord({
    kind: 'clearance',
    assessment: {
      supplierId,
      supplierName: supplierId,
      riskBp: 2_000,
      coverageBp: 9_000,
      confidenceBp: 8_000,
      factors: [],
      hardStops: [],
    },
    verdict: 'auto_approve',
    conditions: [],
    because: ['low risk'],
    alternatives: [],
    approveUpToBp: 3_500,
    validUntilMs: 1_900_000_000_000,
    decidedBy: 'compliance',
  });

const question = (approvalId: string) =>
  aRecord({
    kind: 'approval',
    approval: {
      approvalId,
      about: 'award',
      question: 'Award?',
      shown: { totalMinor: 1 },
      amountMinor: 1,
      currency: 'USD',
      expiresAtMs: 1_900_000_000_000,
      ifSilent: 'The case closes.',
    },
  });

/** A case with two decisions, a clearance, a mandate, an approval, a person's command, an award. */
async function aTrail() {
  const at = await anOpenCase(database);
  const { caseId } = at;
  await log.append(aTurn(at, { decisions: [aDecision({ id: `${caseId}/d1` })] }));
  await log.append(
    aTurn(at, {
      decisions: [aDecision({ id: `${caseId}/d2` })],
      records: [clearance('alpha'), aRecord({ kind: 'mandates', mandates: [aMandate()] })],
    }),
  );
  await log.append(aTurn(at, { records: [question(`${caseId}-1`)] }));
  const command = anEnvelope(at, { from: 'person:anna', topic: 'command.pause' });
  await log.append(aTurn(at, { envelopes: [command] }));
  const closed = {
    kind: 'approval_closed',
    approvalId: `${caseId}-1`,
    status: 'approved',
    decidedBy: 'anna',
    comment: 'fine',
  } as const;
  await log.append(aTurn(at, { records: [aRecord(closed)] }));
  const award = { kind: 'award', proposal: aProposal(), approvedBy: 'anna' } as const;
  await log.append(aTurn(at, { records: [aRecord(award)] }));
  await log.append(
    aTurn(at, { records: [aRecord({ kind: 'closed', outcome: 'awarded', summary: ['done'] })] }),
  );
  return at;
}

/** As somebody who owns the tables and has the triggers out of the way. */
async function tamper(tenantId: string, ...statements: string[]): Promise<void> {
  await owner.query('begin');
  await owner.query(`select set_config('parley.tenant_id', $1, true)`, [tenantId]);
  const tables = ['decisions', 'clearances', 'approvals', 'awards', 'mandates'];
  const switchTriggers = async (how: 'disable' | 'enable') => {
    for (const it of tables) await owner.query(`alter table ${it} ${how} trigger user`);
  };
  await switchTriggers('disable');
  for (const it of statements) {
    await owner.query(it.replaceAll('$tenant', `'${tenantId}'`));
  }
  await switchTriggers('enable');
  await owner.query('commit');
}

const verify = async (tenantId: string) => (await verifyAudit(database, tenantId)).finding;

const actionsOf = async (tenantId: string) =>
  (await auditEvents(database, tenantId, {}, 100)).map((it) => `${it.actor} ${it.action}`);

describe('the audit trail', () => {
  it('tells who did what, in the order in which it was done, and holds', async () => {
    const { tenantId } = await aTrail();
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
      'supervisor case.closed',
    ]);
    const verification = await verifyAudit(database, tenantId);
    expect(verification).toMatchObject({ eventsCount: 12, earlierRowsCount: 0, finding: null });
    expect(await auditedTenants(database)).toContain(tenantId);
  });

  it('keeps what changed where a row may change again', async () => {
    const { tenantId } = await aTrail();
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
    const audit = await caseAudit(database, at.tenantId, at.caseId);
    if (audit === null) throw new Error('the case is unknown');
    expect(auditPage(audit).match(/<\/script>/g)).toHaveLength(1);
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
    const broken = { ...turn, records: [{ ...question('x'), record: { kind: 'nonsense' } }] };
    await expect(log.append(broken as never)).rejects.toThrow('no such record');
    expect(await actionsOf(tenantId)).toHaveLength(2);
  });
});

describe('verification', () => {
  const shift = (by: number, from: number) => [
    `update audit_events set sequence = sequence + 1000 where tenant_id = $tenant and sequence >= ${from}`,
    `update audit_events set sequence = sequence - 1000 + ${by} where tenant_id = $tenant and sequence > 1000`,
  ];
  it.each([
    [
      'a changed event',
      [`update audit_events set actor = 'eve' where tenant_id = $tenant and sequence = 4`],
      { kind: 'changed', sequence: 4 },
    ],
    [
      'a changed event that was hashed anew',
      [
        `update audit_events e set actor = 'eve' where tenant_id = $tenant and sequence = 4`,
        `update audit_events e set hash = audit_hash(e) where tenant_id = $tenant and sequence = 4`,
      ],
      { kind: 'changed', sequence: 4 },
    ],
    [
      'an event removed in the middle',
      [`delete from audit_events where tenant_id = $tenant and sequence = 5`],
      { kind: 'removed', sequence: 5 },
    ],
    [
      'an event removed in the middle and the others moved up',
      [`delete from audit_events where tenant_id = $tenant and sequence = 5`, ...shift(-1, 6)],
      { kind: 'removed', sequence: 5 },
    ],
    [
      'a tail that was cut',
      [`delete from audit_events where tenant_id = $tenant and sequence = 12`],
      { kind: 'tail_cut', sequence: 12 },
    ],
    [
      'two events that changed places',
      [
        `update audit_events set sequence = 1000 where tenant_id = $tenant and sequence = 3`,
        `update audit_events set sequence = 3 where tenant_id = $tenant and sequence = 4`,
        `update audit_events set sequence = 4 where tenant_id = $tenant and sequence = 1000`,
      ],
      { kind: 'reordered', sequence: 3 },
    ],
    [
      'an event put in between',
      [
        ...shift(1, 6),
        `insert into audit_events select tenant_id, 6, at, actor, 'award.made', case_id, subject,
           subject_key, covers, content_hash, body, hash, hash
         from audit_events where tenant_id = $tenant and sequence = 5`,
        `update audit_events e set hash = audit_hash(e) where tenant_id = $tenant and sequence = 6`,
      ],
      { kind: 'inserted', sequence: 6 },
    ],
    [
      'a decision that was changed',
      [`update decisions set chosen = 'other' where tenant_id = $tenant and id like '%/d1'`],
      { kind: 'row_changed', sequence: 3 },
    ],
    [
      'a decision whose inputs were changed',
      [`update decisions set inputs = '{"urgency":"high"}' where tenant_id = $tenant`],
      { kind: 'row_changed', sequence: 3 },
    ],
    [
      'a clearance that was removed',
      [`delete from clearances where tenant_id = $tenant`],
      { kind: 'row_removed', sequence: 5 },
    ],
    [
      'an approval whose answer was changed',
      [`update approvals set decided_by = 'eve' where tenant_id = $tenant`],
      { kind: 'row_changed', sequence: 9 },
    ],
    [
      'an award that was changed',
      [`update awards set total_minor = total_minor + 1 where tenant_id = $tenant`],
      { kind: 'row_changed', sequence: 10 },
    ],
    [
      'a mandate that was changed',
      [`update mandates set body = jsonb_set(body, '{version}', '9') where tenant_id = $tenant`],
      { kind: 'row_changed', sequence: 6 },
    ],
    [
      'a decision that nobody was told of',
      [
        `insert into decisions select tenant_id, 'late', case_id, agent, question, 'other',
           alternatives, because, confidence_bp, policy_version, lesson_versions, inputs,
           inputs_hash, causation_id, decided_at from decisions where tenant_id = $tenant limit 1`,
      ],
      { kind: 'row_untold', sequence: null },
    ],
  ])('finds %s', async (_what, statements, finding) => {
    const { tenantId } = await aTrail();
    await tamper(tenantId, ...statements);
    expect(await verify(tenantId)).toMatchObject(finding);
  });

  it('finds a tail that was cut together with its head by a head noted before', async () => {
    const { tenantId } = await aTrail();
    const { head } = await verifyAudit(database, tenantId);
    await log.append(aTurn(await anOpenCase(database, tenantId), { decisions: [aDecision()] }));
    expect(await verifyAudit(database, tenantId, head)).toMatchObject({ finding: null });
    await tamper(
      tenantId,
      `delete from audit_events where tenant_id = $tenant and sequence > 11`,
      `delete from decisions where tenant_id = $tenant and id = 'x'`,
      `update audit_heads set sequence = 11, hash = (select hash from audit_events
         where tenant_id = $tenant and sequence = 11) where tenant_id = $tenant`,
    );
    const { finding } = await verifyAudit(database, tenantId, head);
    expect(finding).toMatchObject({ sequence: 12, kind: 'tail_cut' });
    const other = { sequence: 2, hash: '0'.repeat(64) };
    expect(await verifyAudit(database, tenantId, other)).toMatchObject({
      finding: { kind: expect.stringMatching(/head_differs|row_/) },
    });
  });
});

describe('the API of the audit trail', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('lists events by case, actor, action and time, page by page, to auditors alone', async () => {
    const { tenantId, caseId } = await aTrail();
    const auditor = await api.caller(database, tenantId, 'auditor');
    type Page = { items: AuditEvent[]; nextAfter: number | null };
    const list = async (query: string) => (await auditor.get<Page>(`/v1/audit?${query}`)).body;
    expect((await list(`case=${caseId}`)).items).toHaveLength(12);
    expect((await list('actor=anna')).items.map((it) => it.action)).toEqual(['approval.approved']);
    expect((await list('action=decision.made')).items.map((it) => it.sequence)).toEqual([3, 4]);
    expect((await list('to=2020-01-01')).items).toEqual([]);
    expect((await list('from=2020-01-01T00:00:00Z&limit=3')).items).toHaveLength(3);
    const page = await list('limit=5');
    expect(page.nextAfter).toBe(5);
    expect((await list('limit=5&after=5')).items[0]?.sequence).toBe(6);
    const buyer = await api.caller(database, tenantId, 'buyer');
    expect(await buyer.get('/v1/audit')).toMatchObject({ status: 403 });
  });

  it.each([
    'from=yesterday',
    'to=2026-13-01',
    'from=2026-05-02&to=2026-05-01',
    'limit=0',
    'after=-1',
    'colour=red',
    'case=',
  ])('says what is wrong with ?%s', async (query) => {
    const { tenantId } = await anOpenCase(database);
    const auditor = await api.caller(database, tenantId, 'auditor');
    const answer = await auditor.get<{ errors: unknown[] }>(`/v1/audit?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
    expect(answer.body.errors).not.toEqual([]);
  });

  it('verifies, also against a head noted before', async () => {
    const { tenantId } = await aTrail();
    const auditor = await api.caller(database, tenantId, 'auditor');
    const path = '/v1/audit/verification';
    const first = await auditor.get<AuditVerification>(path);
    expect(first).toMatchObject({ status: 200, body: { finding: null } });
    const { sequence, hash } = first.body.head;
    const again = await auditor.get(`${path}?head=${sequence}:${hash}`);
    expect(again).toMatchObject({ body: { finding: null } });
    const other = await auditor.get(`${path}?head=${sequence}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ body: { finding: { kind: 'head_differs' } } });
    expect(await auditor.get(`${path}?head=12`)).toMatchObject({ status: 400 });
  });

  it('gives a case with all that was told of it, and a page that needs nothing else', async () => {
    const { tenantId, caseId } = await aTrail();
    const auditor = await api.caller(database, tenantId, 'auditor');
    const { body } = await auditor.get<CaseAudit>(`/v1/procurements/${caseId}/audit`);
    expect(body).toMatchObject({ caseId, outcome: 'awarded', policyVersions: ['1'] });
    expect(body.events.every((it) => it.hashHolds)).toBe(true);
    const award = body.events.find((it) => it.action === 'award.made');
    expect(award).toMatchObject({ row: 'holds', content: { approved_by: 'anna' } });
    const page = auditPage(body);
    expect(page).toContain(award?.hash);
    expect(page).not.toMatch(/src=|href=/);
    const stranger = await api.caller(database, 'another-tenant', 'auditor');
    expect(await stranger.get(`/v1/procurements/${caseId}/audit`)).toMatchObject({ status: 404 });
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
