import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { ApiRole } from '#contracts/http.ts';
import { createKey } from '#memory/keys.ts';
import { aPolicy, aProposal, aRequisition, aTiming } from '../../../tests/support/case-builders.ts';
import type { DeskStand } from '../stand.ts';

export const CALLING_ROLES = [
  'administrator',
  'buyer',
  'approver',
  'requester',
] as const satisfies readonly ApiRole[];
export type CallingRole = (typeof CALLING_ROLES)[number];

const tenantId = 'full';
/** Each row of a transaction moves the head of the audit trail, past all its former places. */
const BATCH = 250;

/** Fills a tenant of its own with a year of cases. @returns a key of each role in it */
export async function fillTenant(
  { database, ownerUrl }: DeskStand,
  casesCount: number,
): Promise<Record<CallingRole, string>> {
  const made = await Promise.all(
    CALLING_ROLES.map((role) => createKey(database, { tenantId, role, name: `A ${role}` })),
  );
  const [administrator, buyer, approver, requester] = made;
  if (!administrator || !buyer || !approver || !requester) throw new Error('a key is missing');
  const brief = { requisition: aRequisition({ tenantId }), policy: aPolicy(), timing: aTiming() };
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select set_config('parley.tenant_id', $1, false)`, [tenantId]);
    const fill = await readFile(new URL('tenant.sql', import.meta.url), 'utf8');
    const given = [brief, aProposal()].map((it) => JSON.stringify(it));
    const same = [tenantId, casesCount, requester.keyId, ...given];
    for (let from = 1; from <= casesCount; from += BATCH) {
      await owner.query(fill, [...same, from, Math.min(from + BATCH - 1, casesCount)]);
    }
    // Soon done by PostgreSQL itself; the plans must not depend on when.
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
  return {
    administrator: administrator.key,
    buyer: buyer.key,
    approver: approver.key,
    requester: requester.key,
  };
}
