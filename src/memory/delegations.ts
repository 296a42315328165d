import { randomUUID } from 'node:crypto';
import type { Delegation } from '#contracts/approvals.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Answering, Clerk } from '#domain/approval/judge-answer.ts';
import { isSameName } from '#domain/same-person.ts';
import type { Person } from '#domain/same-person.ts';
import { actAs } from './audit/actor.ts';
import type { Database, Transaction } from './database.ts';
import { storable } from './storable-json.ts';

type Stored = NonNullable<Awaited<ReturnType<Transaction['delegation']['findUnique']>>>;

/** More than anybody reads. */
const DELEGATIONS_MAX = 500;

/** All of the tenant, the latest made first; those that have ended too. */
export function listDelegations(database: Database, tenantId: string): Promise<Delegation[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.delegation.findMany({
      where: { tenantId },
      orderBy: [{ madeAt: 'desc' }, { delegationId: 'desc' }],
      take: DELEGATIONS_MAX,
    });
    return rows.map(toView);
  });
}

type NewDelegation = Pick<
  Delegation,
  'personName' | 'delegateName' | 'fromDay' | 'untilDay' | 'kind' | 'reason'
>;

/** Lets somebody answer in somebody's place from a day to a day. */
export function makeDelegation(
  database: Database,
  tenantId: string,
  wanted: NewDelegation,
  madeBy: string,
): Promise<Delegation> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await tx.delegation.create({
      data: {
        ...wanted,
        tenantId,
        delegationId: randomUUID(),
        reason: storable(wanted.reason),
        fromDay: new Date(wanted.fromDay),
        untilDay: new Date(wanted.untilDay),
        madeBy,
      },
    });
    return toView(row);
  });
}

/** One; null when the tenant has no such one. */
export function getDelegation(
  database: Database,
  tenantId: string,
  delegationId: string,
): Promise<Delegation | null> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await tx.delegation.findUnique({
      where: { tenantId_delegationId: { tenantId, delegationId } },
    });
    return row === null ? null : toView(row);
  });
}

/** Ends it at once; it stays in the list. */
export function endDelegation(
  database: Database,
  tenantId: string,
  delegationId: string,
  endedBy: string,
): Promise<Delegation> {
  return database.inTenant(tenantId, async (tx) => {
    await actAs(tx, endedBy);
    await tx.delegation.updateMany({
      where: { tenantId, delegationId, endedAt: null },
      data: { endedAt: new Date() },
    });
    const where = { tenantId_delegationId: { tenantId, delegationId } };
    return toView(await tx.delegation.findUniqueOrThrow({ where }));
  });
}

/** Whether a person is out of office today: then nothing waits for it. */
export async function isAway(tx: Transaction, tenantId: string, who: Person): Promise<boolean> {
  const standing = await standingToday(tx, tenantId);
  return standing.some((it) => it.kind === 'out_of_office' && isSameName(it.personName, who.name));
}

/** What decides whether a person may answer, by who opened the case; depth 1: no delegate delegates. */
export async function answeringFor(
  tx: Transaction,
  tenantId: string,
  holder: Clerk,
  openers: readonly string[],
): Promise<ReadonlyMap<string, Answering>> {
  const lent = (await standingToday(tx, tenantId)).filter((it) =>
    isSameName(it.delegateName, holder.name),
  );
  const keys = await tx.apiKey.findMany({
    where: { tenantId, OR: [{ keyId: { in: [...openers] } }, ...alive(lent)] },
    select: { keyId: true, name: true, role: true, revokedAt: true },
  });
  const principals = keys.filter(
    (key) => key.revokedAt === null && lent.some((it) => isSameName(it.personName, key.name)),
  );
  return new Map(
    openers.map((keyId) => {
      const opener = keys.find((it) => it.keyId === keyId) ?? { keyId, name: keyId };
      return [keyId, { holder, requester: opener, principals }];
    }),
  );
}

/** Names are compared without case and space, so all live keys are looked at where any is needed. */
const alive = (lent: readonly Stored[]) => (lent.length === 0 ? [] : [{ revokedAt: null }]);

function standingToday(tx: Transaction, tenantId: string): Promise<Stored[]> {
  const today = new Date(isoDayOf(Date.now()));
  return tx.delegation.findMany({
    where: { tenantId, endedAt: null, fromDay: { lte: today }, untilDay: { gte: today } },
  });
}

const toView = (row: Stored): Delegation => ({
  delegationId: row.delegationId,
  personName: row.personName,
  delegateName: row.delegateName,
  fromDay: isoDayOf(row.fromDay.getTime()),
  untilDay: isoDayOf(row.untilDay.getTime()),
  kind: row.kind as Delegation['kind'],
  reason: row.reason,
  madeBy: row.madeBy,
  madeAtMs: row.madeAt.getTime(),
  endedAtMs: row.endedAt?.getTime() ?? null,
});
