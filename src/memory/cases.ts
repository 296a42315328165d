import type { CaseBrief } from '#contracts/messages.ts';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import type { Envelope } from '#kit/envelope.ts';
import { findAward } from './awards.ts';
import type { AwardView } from './awards.ts';
import { changedBriefs } from './briefs-in-force.ts';
import { toCaseRow } from './case-list.ts';
import type { CaseRow } from './case-list.ts';
import type { Database, Transaction } from './database.ts';
import { findCheck, keepCheck } from './requisition-checks.ts';
import { storable, storableJson } from './storable-json.ts';

type OpenedCase = CaseRow & {
  /** In force; as the case was opened until somebody changes the request. */
  brief: CaseBrief;
  /** What a buyer can act on; null while the case is open. */
  summary: string[] | null;
  award: AwardView | null;
  /** Of the last event in the case's stream; 0 before the first. */
  lastEventSequence: number;
};

export type CaseView = OpenedCase & {
  /** What the rules said of the request when the case was opened; null = it was not checked. */
  check: RequisitionCheck | null;
};

export type Opening = {
  brief: CaseBrief;
  /** What the rules said of the request; absent = it was not checked. */
  check?: RequisitionCheck;
  openedBy: string;
  /** From `buyer` to the agent that starts; written with the case, delivered by the caller. */
  firstMessage: Envelope;
  /** `requestHash` tells a repeated request from another one under the same key. */
  idempotency: { key: string; requestHash: string } | null;
};

/**
 * Writes the case, its first message and the idempotency key together.
 * @returns `known` with the case that the same key and request opened before (`firstMessage` is then
 *   the stored one); `reused` when the key belongs to another request
 */
export async function openCase(
  database: Database,
  opening: Opening,
): Promise<
  { kind: 'opened' | 'known'; case: OpenedCase; firstMessage: Envelope } | { kind: 'reused' }
> {
  const { tenantId } = opening.brief.requisition;
  return database.inTenant(tenantId, async (tx) => {
    const earlier = await earlierCase(tx, tenantId, opening);
    if (earlier === 'reused') return { kind: 'reused' };
    const { caseId } = earlier ?? opening.brief.requisition;
    if (earlier === null) await insertCase(tx, opening);
    const turn = {
      tenantId,
      caseId,
      agent: opening.firstMessage.from,
      decisions: [],
      records: [],
      deadLetters: [],
      handledIds: [],
      envelopes: earlier === null ? [opening.firstMessage] : [],
    };
    const [row] = await tx.$queryRaw<{ stored: Envelope[] }[]>`
      select append_turn(${storableJson(turn)}::jsonb) as stored`;
    const firstMessage = row?.stored[0] ?? (await firstMessageOf(tx, tenantId, caseId));
    const found = await findCase(tx, tenantId, caseId);
    if (found === null) throw new Error(`case ${caseId} vanished while it was opened`);
    return { kind: earlier === null ? 'opened' : 'known', case: found, firstMessage };
  });
}

/** Null when the key is new or there is none. Racing requests with one key wait for each other. */
async function earlierCase(
  tx: Transaction,
  tenantId: string,
  { idempotency }: Opening,
): Promise<{ caseId: string } | 'reused' | null> {
  if (idempotency === null) return null;
  const { key, requestHash } = idempotency;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${key}`}, 1))`;
  const known = await tx.idempotencyKey.findUnique({
    where: { tenantId_idempotencyKey: { tenantId, idempotencyKey: key } },
  });
  if (known === null) return null;
  return known.requestHash === requestHash ? { caseId: known.caseId } : 'reused';
}

async function insertCase(tx: Transaction, { brief, check, openedBy, idempotency }: Opening) {
  const { requisition } = brief;
  const { tenantId, caseId, currency, urgency } = requisition;
  await tx.case.create({
    data: {
      tenantId,
      caseId,
      title: storable(requisition.title),
      brief: storedAs(brief),
      budgetMinor: BigInt(requisition.budgetMinor),
      currency,
      urgency,
      openedBy,
      needBy: new Date(requisition.needBy),
      openedAt: new Date(requisition.openedAtMs),
    },
  });
  if (check !== undefined) await keepCheck(tx, { tenantId, caseId }, check);
  if (idempotency === null) return;
  const { key: idempotencyKey, requestHash } = idempotency;
  await tx.idempotencyKey.create({ data: { tenantId, idempotencyKey, requestHash, caseId } });
}

const storedAs = (value: object): object => JSON.parse(storableJson(value)) as object;

async function firstMessageOf(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<Envelope> {
  const [row] = await tx.$queryRaw<{ envelope: Envelope }[]>`
    select envelope_of(m) as envelope
    from case_events e join messages m on m.tenant_id = e.tenant_id and m.id = e.source_id
    where e.tenant_id = ${tenantId} and e.case_id = ${caseId} and e.kind = 'message'
    order by e.sequence limit 1`;
  if (row === undefined) throw new Error(`case ${caseId} has no first message`);
  return row.envelope;
}

/** One case with its award; null when the tenant has no such case. */
export function getCase(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<CaseView | null> {
  return database.inTenant(tenantId, async (tx) => {
    const found = await findCase(tx, tenantId, caseId);
    return found === null ? null : { ...found, check: await findCheck(tx, { tenantId, caseId }) };
  });
}

async function findCase(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<OpenedCase | null> {
  const row = await tx.case.findUnique({ where: { tenantId_caseId: { tenantId, caseId } } });
  if (row === null) return null;
  const changed = (await changedBriefs(tx, tenantId, [caseId])).get(caseId);
  return {
    ...toCaseRow(row, changed),
    brief: changed ?? (row.brief as unknown as CaseBrief),
    summary: row.summary as string[] | null,
    award: await findAward(tx, tenantId, caseId),
    lastEventSequence: Number(row.eventSequence),
  };
}
