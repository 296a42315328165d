import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDeskPruning } from '#api/desk-pruning.ts';
import { verifyAudit } from '#memory/audit/verify.ts';
import { createDeskStore } from '#memory/desk-store.ts';
import { createKey } from '#memory/keys.ts';
import type { KeyHolder } from '#memory/keys.ts';
import { pruneSessions, signIn, signOut } from '#memory/sessions.ts';
import { createLogger } from '#platform/logger.ts';
import { engineOfTest } from '../support/engine-of-test.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';

const HOUR_MS = 60 * 60_000;
const database = testDatabase();
const owner = new pg.Client({ connectionString: engineOfTest().ownerUrl });

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await database.close();
});

async function aPerson(): Promise<KeyHolder> {
  const tenantId = aTenantId();
  const { keyId } = await createKey(database, { tenantId, role: 'buyer', name: 'a buyer' });
  return { tenantId, keyId, role: 'buyer', name: 'a buyer' };
}

async function aSession(person: KeyHolder, { ends }: { ends: boolean }): Promise<string> {
  const { sessionId } = await signIn(database, person, HOUR_MS);
  if (ends) await signOut(database, person.tenantId, sessionId);
  return sessionId;
}

const sessionsOf = async (tenantId: string): Promise<string[]> =>
  database.inTenant(tenantId, async (tx) =>
    (await tx.session.findMany({ select: { sessionId: true } })).map((it) => it.sessionId),
  );

/** As if all that the trail tells, and these sessions, had been a month and a day earlier. */
async function longAgo(tenantId: string, sessionIds: readonly string[]): Promise<void> {
  await owner.query('begin');
  await owner.query(`select set_config('parley.tenant_id', $1, true)`, [tenantId]);
  await owner.query('alter table sessions disable trigger user');
  await owner.query(
    `update sessions set expires_at = expires_at - interval '31 days',
       ended_at = ended_at - interval '31 days'
     where tenant_id = $1 and session_id = any($2)`,
    [tenantId, sessionIds],
  );
  await owner.query('alter table sessions enable trigger user');
  const { rows } = await owner.query<{ sequence: string }>(
    'select sequence from audit_events where tenant_id = $1 order by sequence',
    [tenantId],
  );
  for (const { sequence } of rows) {
    const key = [tenantId, sequence];
    await owner.query(
      `update audit_events e set at = at - interval '31 days', previous_hash = coalesce(
         (select hash from audit_events before
          where before.tenant_id = $1 and before.sequence = e.sequence - 1), previous_hash)
       where tenant_id = $1 and sequence = $2`,
      key,
    );
    await owner.query(
      'update audit_events e set hash = audit_hash(e) where tenant_id = $1 and sequence = $2',
      key,
    );
  }
  await owner.query(
    `update audit_heads h set hash = e.hash from audit_events e
     where h.tenant_id = $1 and e.tenant_id = $1 and e.sequence = h.sequence`,
    [tenantId],
  );
  await owner.query('commit');
}

describe('sessions that are long over', () => {
  it('are deleted, while others stay and the trail that tells of them holds', async () => {
    const person = await aPerson();
    const { tenantId } = person;
    const signedOut = await aSession(person, { ends: true });
    const lapsed = await aSession(person, { ends: false });
    const live = await aSession(person, { ends: false });
    const justEnded = await aSession(person, { ends: true });
    await longAgo(tenantId, [signedOut, lapsed]);
    const logger = createLogger('api', { log: { level: 'error' } });
    const pruning = startDeskPruning({ store: createDeskStore(database), logger });
    await expect.poll(() => sessionsOf(tenantId), { timeout: 10_000 }).toHaveLength(2);
    await pruning.stop();
    expect((await sessionsOf(tenantId)).toSorted()).toEqual([live, justEnded].toSorted());
    expect(await verifyAudit(database, tenantId)).toMatchObject({ finding: null });
  });

  it('are deleted a few at a time', async () => {
    const person = await aPerson();
    for (let n = 0; n < 3; n += 1) await aSession(person, { ends: true });
    const prune = () => pruneSessions(database, person.tenantId, { keptMs: 0, limit: 2 });
    expect([await prune(), await prune(), await prune()]).toEqual([2, 1, 0]);
  });

  it('are missed by the verification of the trail when they went too early', async () => {
    const person = await aPerson();
    await aSession(person, { ends: true });
    await pruneSessions(database, person.tenantId, { keptMs: 0, limit: 10 });
    const { finding } = await verifyAudit(database, person.tenantId);
    expect(finding).toMatchObject({ kind: 'row_removed' });
  });

  it('are never those of another tenant', async () => {
    const person = await aPerson();
    await aSession(person, { ends: true });
    await pruneSessions(database, aTenantId(), { keptMs: 0, limit: 10 });
    expect(await sessionsOf(person.tenantId)).toHaveLength(1);
  });
});
