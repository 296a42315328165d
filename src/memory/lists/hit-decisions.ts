import { randomUUID } from 'node:crypto';
import type { HitDecisionRequest, ScreeningHit } from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import { hitStateOf } from '#domain/screening/hit-state.ts';
import type { DecidedHit } from '#domain/screening/hit-state.ts';
import type { Database, Transaction } from '../database.ts';
import type { Found } from './find-hits.ts';

type StoredDecision = NonNullable<
  Awaited<ReturnType<Transaction['screeningDecision']['findUnique']>>
>;
type StoredHit = NonNullable<Awaited<ReturnType<Transaction['screeningHit']['findUnique']>>>;

/** A decision with whom else it may be about. */
export type KnownDecision = DecidedHit & {
  decisionId: string;
  supplierId: string;
  listId: string;
  partyId: string;
  nameKey: string;
  found: Found;
};

/** Every decision on these suppliers or on suppliers of these names. */
export async function decisionsAbout(
  tx: Transaction,
  tenantId: string,
  { supplierIds, nameKeys }: { supplierIds: readonly string[]; nameKeys: readonly string[] },
): Promise<KnownDecision[]> {
  const rows = await tx.screeningDecision.findMany({
    where: {
      tenantId,
      OR: [
        { supplierId: { in: [...supplierIds] } },
        { scope: 'name', nameKey: { in: [...nameKeys] } },
      ],
    },
  });
  return rows.map(toKnown);
}

/** The hit as it is today, by the decisions that are about it. */
export function withState(
  found: Found,
  { subjectHash, nameKey }: { subjectHash: string; nameKey: string },
  decisions: readonly KnownDecision[],
): ScreeningHit {
  const { hitId, listId, partyId, recordHash } = found;
  const about = decisions.filter(
    (it) =>
      it.hitId === hitId ||
      (it.nameKey === nameKey && it.listId === listId && it.partyId === partyId),
  );
  const state = hitStateOf({ hitId, recordHash, subjectHash }, about, isoDayOf(Date.now()));
  return { ...found, ...state };
}

export type HitDecisionOrder = {
  hitId: string;
  request: HitDecisionRequest;
  /** Last day on which the hit is cleared; not read where it is confirmed. */
  until: string;
  by: { name: string; keyId: string };
};
export type DecidedAnswer =
  /** `supplierIds` are those for which the decision may change something. */
  | { kind: 'decided'; hit: ScreeningHit; supplierIds: string[] }
  | { kind: 'unknown' }
  /** The listed record is another one than the person looked at. */
  | { kind: 'changed'; hit: ScreeningHit }
  /** The person opened a case that has this supplier. */
  | { kind: 'own_case'; caseId: string };

/** Adds a person's decision to those of a hit; nothing that was decided is changed or removed. */
export function decideHit(
  database: Database,
  tenantId: string,
  { hitId, request, until, by }: HitDecisionOrder,
): Promise<DecidedAnswer> {
  return database.inTenant(tenantId, async (tx) => {
    // Locked, so that the record cannot change between the look and the decision.
    await tx.$queryRaw`select 1 from screening_hits
      where tenant_id = ${tenantId} and hit_id = ${hitId} for update`;
    const row = await tx.screeningHit.findUnique({
      where: { tenantId_hitId: { tenantId, hitId } },
    });
    if (row === null) return { kind: 'unknown' };
    const before = await hitNow(tx, tenantId, row);
    if (row.goneAt !== null && before.state !== 'confirmed') return { kind: 'unknown' };
    if (request.recordHash !== undefined && request.recordHash !== row.recordHash) {
      return { kind: 'changed', hit: before };
    }
    const scope = request.kind === 'clear' ? request.scope : 'supplier';
    const supplierIds = scope === 'name' ? await namesakes(tx, tenantId, row) : [row.supplierId];
    if (request.kind === 'clear') {
      const caseId = await ownCase(tx, tenantId, by.keyId, supplierIds);
      if (caseId !== null) return { kind: 'own_case', caseId };
    }
    await tx.screeningDecision.create({
      data: {
        tenantId,
        decisionId: randomUUID(),
        hitId,
        supplierId: row.supplierId,
        listId: row.listId,
        partyId: row.partyId,
        nameKey: row.nameKey,
        kind: request.kind === 'clear' ? 'cleared' : 'confirmed',
        scope,
        reason: request.reason,
        validUntil: request.kind === 'clear' ? new Date(until) : null,
        recordHash: row.recordHash,
        subjectHash: row.subjectHash,
        found: row.found ?? {},
        decidedBy: by.name,
        decidedByKey: by.keyId,
        decidedAt: new Date(),
      },
    });
    return { kind: 'decided', hit: await hitNow(tx, tenantId, row), supplierIds };
  });
}

async function hitNow(tx: Transaction, tenantId: string, row: StoredHit): Promise<ScreeningHit> {
  const { supplierId, nameKey } = row;
  const about = { supplierIds: [supplierId], nameKeys: [nameKey] };
  return withState(foundOf(row), row, await decisionsAbout(tx, tenantId, about));
}

/** What was found is written by us alone and never parsed again. */
export const foundOf = ({ found }: Pick<StoredHit, 'found'>): Found => found as unknown as Found;

/** Suppliers with a hit on the same party by the same name. */
async function namesakes(tx: Transaction, tenantId: string, row: StoredHit): Promise<string[]> {
  const { listId, partyId, nameKey } = row;
  const rows = await tx.screeningHit.findMany({
    where: { tenantId, listId, partyId, nameKey },
    orderBy: { supplierId: 'asc' },
  });
  return rows.map((it) => it.supplierId);
}

/** An open case with one of these suppliers that this key opened; null = none. */
async function ownCase(
  tx: Transaction,
  tenantId: string,
  keyId: string,
  supplierIds: readonly string[],
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select case_id as id from open_case_suppliers(${tenantId})
    where opened_by = ${keyId} and supplier_id = any(${supplierIds}) order by 1 limit 1`;
  return rows[0]?.id ?? null;
}

const toKnown = (it: StoredDecision): KnownDecision => ({
  decisionId: it.decisionId,
  hitId: it.hitId,
  supplierId: it.supplierId,
  listId: it.listId,
  partyId: it.partyId,
  nameKey: it.nameKey,
  kind: it.kind as KnownDecision['kind'],
  scope: it.scope as KnownDecision['scope'],
  by: it.decidedBy,
  atMs: it.decidedAt.getTime(),
  reason: it.reason,
  until: it.validUntil === null ? null : isoDayOf(it.validUntil.getTime()),
  recordHash: it.recordHash,
  subjectHash: it.subjectHash,
  found: foundOf(it),
});
