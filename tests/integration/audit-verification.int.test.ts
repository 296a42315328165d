import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { verifyAudit } from '#memory/audit/verify.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { aTrail } from '../support/audit-trail.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aDecision, aTurn, anOpenCase, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
const log = createCaseLog(database);
const owner = new pg.Client({ connectionString: engineOfTest().ownerUrl });

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await database.close();
});

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
      [`delete from audit_events where tenant_id = $tenant and sequence = 15`],
      { kind: 'tail_cut', sequence: 15 },
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
      'an event that tells of what is no row of ours',
      [
        `insert into audit_events select tenant_id, 16, at, actor, 'award.made', case_id,
           'pg_authid', '{"oid":1}', covers, content_hash, body, hash, hash
         from audit_events where tenant_id = $tenant and sequence = 15`,
        `update audit_events e set hash = audit_hash(e) where tenant_id = $tenant and sequence = 16`,
        `update audit_heads set sequence = 16, hash = (select hash from audit_events
           where tenant_id = $tenant and sequence = 16) where tenant_id = $tenant`,
      ],
      { kind: 'row_removed', sequence: 16 },
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
    const { tenantId } = await aTrail(database);
    await tamper(tenantId, ...statements);
    expect(await verify(tenantId)).toMatchObject(finding);
  });

  it('finds a tail that was cut together with its head by a head noted before', async () => {
    const { tenantId } = await aTrail(database);
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
