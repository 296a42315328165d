import type { Body } from '#contracts/messages.ts';
import type { AwardProposal, Offer } from '#contracts/negotiation.ts';
import type { Transaction } from '../database.ts';

type Lines<Row> = Promise<(Row & { caseId: string })[]>;
type Requested = { lineNo: number; quantity: number }[];

/** The rows of the ledger that flags are worked out from, of these cases. */
export type LedgerRows = Awaited<ReturnType<typeof ledgerRows>>;

/** Reads what the ledger says of some cases; a query per kind of record, whatever their number. */
export async function ledgerRows(tx: Transaction, tenantId: string, caseIds: string[]) {
  return {
    cases: await casesOf(tx, tenantId, caseIds),
    awards: await awardsOf(tx, tenantId, caseIds),
    verdicts: await verdictsOf(tx, tenantId, caseIds),
    candidates: await candidatesOf(tx, tenantId, caseIds),
    quotes: await quotesOf(tx, tenantId, caseIds),
    lastOffers: await lastOffersOf(tx, tenantId, caseIds),
    asks: await asksOf(tx, tenantId, caseIds),
    answers: await answersOf(tx, tenantId, caseIds),
  };
}

type CaseLine = {
  openedBy: string;
  openedAt: Date;
  currency: string;
  lines: Requested;
  autoApproveMinor: bigint | null;
  categoryCodes: string[];
};

const casesOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<CaseLine> => tx.$queryRaw`
  select case_id as "caseId", opened_by as "openedBy", opened_at as "openedAt", currency,
    brief->'requisition'->'lines' as lines,
    (brief->'policy'->>'autoApproveAwardMinor')::bigint as "autoApproveMinor",
    category_codes_of(tenant_id, case_id) as "categoryCodes"
  from cases where tenant_id = ${tenantId} and case_id = any(${ids})
  order by opened_at, case_id`;

type AwardLine = {
  proposal: AwardProposal;
  approvedBy: string;
  awardedAt: Date;
  approvalId: string | null;
  talks: Body<'negotiation.outcome'>['talks'] | null;
};

/** With the talks that led to it: those of the last outcome that proposed exactly this award. */
const awardsOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<AwardLine> =>
  tx.$queryRaw`
  select a.case_id as "caseId", a.proposal, a.approved_by as "approvedBy",
    a.awarded_at as "awardedAt", p.approval_id as "approvalId", o.talks
  from awards a
  left join lateral (
    select approval_id from approvals
    where tenant_id = a.tenant_id and case_id = a.case_id and about = 'award'
      and status = 'approved' order by decided_at desc limit 1
  ) p on true
  left join lateral (
    select body->'talks' as talks from messages
    where tenant_id = a.tenant_id and case_id = a.case_id and topic = 'negotiation.outcome'
      and body->'proposal' = a.proposal order by sent_at desc limit 1
  ) o on true
  where a.tenant_id = ${tenantId} and a.case_id = any(${ids})`;

type VerdictLine = { id: string; supplierId: string; supplierName: string; verdict: string };

const verdictsOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<VerdictLine> =>
  tx.$queryRaw`
  select distinct on (case_id, supplier_id) case_id as "caseId", id, verdict,
    supplier_id as "supplierId", coalesce(assessment->>'supplierName', supplier_id) as "supplierName"
  from clearances where tenant_id = ${tenantId} and case_id = any(${ids})
  order by case_id, supplier_id, decided_at desc, id desc`;

type CandidateLine = {
  supplierId: string;
  lines: { lineNo: number; listUnitPriceMinor: number }[];
};

const candidatesOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<CandidateLine> =>
  tx.$queryRaw`
  select distinct on (case_id, candidate->>'supplierId') case_id as "caseId",
    candidate->>'supplierId' as "supplierId", candidate->'lines' as lines
  from messages cross join lateral jsonb_array_elements(body->'candidates') as candidate
  where tenant_id = ${tenantId} and case_id = any(${ids}) and topic = 'compliance.clear'
  order by case_id, candidate->>'supplierId', sent_at desc`;

type QuoteLine = { supplierId: string; lines: Offer['terms']['lines'] };

const quotesOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<QuoteLine> =>
  tx.$queryRaw`
  select distinct on (case_id, supplier_id) case_id as "caseId", supplier_id as "supplierId",
    terms->'lines' as lines
  from offers where tenant_id = ${tenantId} and case_id = any(${ids}) and actor = 'supplier'
  order by case_id, supplier_id, offered_at, round, offer_id`;

const lastOffersOf = (
  tx: Transaction,
  tenantId: string,
  ids: string[],
): Lines<{ supplierId: string; at: Date }> => tx.$queryRaw`
  select case_id as "caseId", supplier_id as "supplierId", max(offered_at) as at
  from offers where tenant_id = ${tenantId} and case_id = any(${ids})
    and (actor = 'supplier' or move = 'accept')
  group by case_id, supplier_id`;

type AskLine = { supplierId: string; turn: number; at: Date; answerByMs: bigint };

const asksOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<AskLine> => tx.$queryRaw`
  select case_id as "caseId", body->>'supplierId' as "supplierId", at,
    (body->>'turn')::integer as turn, (body->>'answerByMs')::bigint as "answerByMs"
  from case_events where tenant_id = ${tenantId} and case_id = any(${ids})
    and kind = 'supplier_asked'
  order by case_id, sequence`;

type AnswerLine = { supplierId: string; messageId: string; sentAt: Date };

const answersOf = (tx: Transaction, tenantId: string, ids: string[]): Lines<AnswerLine> =>
  tx.$queryRaw`
  select case_id as "caseId", substr(sender, 10) as "supplierId", id as "messageId",
    sent_at as "sentAt"
  from messages where tenant_id = ${tenantId} and case_id = any(${ids})
    and topic = 'supplier.answer' and sender like 'supplier:%'`;
