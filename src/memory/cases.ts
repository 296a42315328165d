import type { CaseBrief, Outcome } from '#contracts/messages.ts';
import type { Urgency } from '#contracts/procurement.ts';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import type { CaseStage } from '#contracts/records.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Envelope } from '#kit/envelope.ts';
import { findAward } from './awards.ts';
import type { AwardView } from './awards.ts';
import type { Database, Transaction } from './database.ts';
import { readCursor, toPage } from './paging.ts';
import type { Page, PageWish } from './paging.ts';
import { findCheck, keepCheck } from './requisition-checks.ts';
import { storable, storableJson } from './storable-json.ts';

/** A case as lists show it. Money in minor units, dates ISO 8601, moments epoch milliseconds. */
export type CaseRow = {
  caseId: string;
  title: string;
  stage: CaseStage;
  /** Where the case stands, in plain words. */
  sentence: string;
  outcome: Outcome | null;
  budgetMinor: number;
  currency: string;
  needBy: string;
  urgency: Urgency;
  openedBy: string;
  openedAtMs: number;
  updatedAtMs: number;
  closedAtMs: number | null;
};

type OpenedCase = CaseRow & {
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

export type CaseFilter = {
  stage?: CaseStage;
  outcome?: Outcome;
  urgency?: Urgency;
  /** Part of the title or of the case's id, whatever its case. */
  text?: string;
  openedAfterMs?: number;
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
  return {
    ...toCaseRow(row),
    brief: row.brief as unknown as CaseBrief,
    summary: row.summary as string[] | null,
    award: await findAward(tx, tenantId, caseId),
    lastEventSequence: Number(row.eventSequence),
  };
}

/** Cases of the tenant, last opened first. */
export function listCases(
  database: Database,
  tenantId: string,
  filter: CaseFilter,
  wish: PageWish,
): Promise<Page<CaseRow>> {
  const after = readCursor(wish.cursor);
  const { stage, outcome, urgency, text, openedAfterMs } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.case.findMany({
      where: {
        tenantId,
        ...(stage && { stage }),
        ...(outcome && { outcome }),
        ...(urgency && { urgency }),
        AND: [
          openedAfterMs === undefined ? {} : { openedAt: { gt: new Date(openedAfterMs) } },
          after === null
            ? {}
            : {
                OR: [
                  { openedAt: { lt: after.at } },
                  { openedAt: after.at, caseId: { lt: after.id } },
                ],
              },
          text === undefined
            ? {}
            : {
                OR: [
                  { title: { contains: asIs(text), mode: 'insensitive' } },
                  { caseId: { contains: asIs(text), mode: 'insensitive' } },
                ],
              },
        ],
      },
      orderBy: [{ openedAt: 'desc' }, { caseId: 'desc' }],
      take: wish.limit + 1,
    });
    const page = toPage(rows, wish.limit, (it) => ({ at: it.openedAt, id: it.caseId }));
    return { ...page, items: page.items.map(toCaseRow) };
  });
}

/** `contains` is a LIKE, in which some characters stand for others. */
const asIs = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

type StoredCase = NonNullable<Awaited<ReturnType<Transaction['case']['findUnique']>>>;

function toCaseRow(row: StoredCase): CaseRow {
  return {
    caseId: row.caseId,
    title: row.title,
    stage: row.stage as CaseStage,
    sentence: row.sentence,
    outcome: row.outcome as Outcome | null,
    budgetMinor: Number(row.budgetMinor),
    currency: row.currency,
    needBy: isoDayOf(row.needBy.getTime()),
    urgency: row.urgency as Urgency,
    openedBy: row.openedBy,
    openedAtMs: row.openedAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
    closedAtMs: row.closedAt?.getTime() ?? null,
  };
}
