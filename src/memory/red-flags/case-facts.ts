import { bidFactsOf, gapBp } from '#domain/red-flags/bid-facts.ts';
import type { BidFacts } from '#domain/red-flags/bid-facts.ts';
import type { CaseFacts } from '#domain/red-flags/case-facts.ts';
import { fencesOf } from '#domain/red-flags/fences.ts';
import type { Transaction } from '../database.ts';
import { ledgerRows } from './rows.ts';
import type { LedgerRows } from './rows.ts';

/** Earlier awards that fences are drawn from, the latest ones. */
const PAST_GAPS_MAX = 100;

/** What the ledger says of these cases, first opened first; each knows the gaps of those before. */
export async function caseFacts(
  tx: Transaction,
  tenantId: string,
  caseIds: string[],
): Promise<CaseFacts[]> {
  const rows = await ledgerRows(tx, tenantId, caseIds);
  const byCase = <Row extends { caseId: string }>(list: readonly Row[]) =>
    Map.groupBy(list, (it) => it.caseId);
  const parts = {
    awards: byCase(rows.awards),
    verdicts: byCase(rows.verdicts),
    candidates: byCase(rows.candidates),
    quotes: byCase(rows.quotes),
    lastOffers: byCase(rows.lastOffers),
    asks: byCase(rows.asks),
    answers: byCase(rows.answers),
  };
  const facts = rows.cases.map((it) => {
    const { caseId } = it;
    return toFacts(it, {
      award: parts.awards.get(caseId)?.[0] ?? null,
      verdicts: parts.verdicts.get(caseId) ?? [],
      candidates: parts.candidates.get(caseId) ?? [],
      quotes: parts.quotes.get(caseId) ?? [],
      lastOffers: parts.lastOffers.get(caseId) ?? [],
      asks: parts.asks.get(caseId) ?? [],
      answers: parts.answers.get(caseId) ?? [],
    });
  });
  return withPastGaps(facts);
}

type Parts = {
  award: LedgerRows['awards'][number] | null;
} & Pick<LedgerRows, 'verdicts' | 'candidates' | 'quotes' | 'lastOffers' | 'asks' | 'answers'>;

function toFacts(row: LedgerRows['cases'][number], parts: Parts): CaseFacts {
  const { caseId, openedBy, currency, categoryCodes, autoApproveMinor } = row;
  const { award, verdicts, quotes, lastOffers, asks, answers } = parts;
  return {
    caseId,
    openedBy,
    openedAtMs: row.openedAt.getTime(),
    currency,
    items: [...new Set(award?.proposal.lines.map((it) => it.itemId))].toSorted(),
    categoryCodes,
    autoApproveMinor: Number(autoApproveMinor ?? 0),
    award: award === null ? null : toAward(award),
    bids: award === null ? null : toBids(row, parts, award),
    quotes: quotes.map(({ supplierId, lines }) => ({ supplierId, lines })),
    lastOffers: lastOffers.map(({ supplierId, at }) => ({ supplierId, atMs: at.getTime() })),
    asks: asks.map(({ supplierId, turn, at, answerByMs }) => ({
      supplierId,
      turn,
      askedAtMs: at.getTime(),
      answerByMs: Number(answerByMs),
    })),
    answers: answers.map(({ supplierId, messageId, sentAt }) => ({
      supplierId,
      messageId,
      sentAtMs: sentAt.getTime(),
    })),
    verdicts: verdicts.map(({ supplierId, verdict }) => ({
      supplierId,
      isRefused: verdict === 'refusal',
    })),
  };
}

const toAward = ({
  proposal,
  approvedBy,
  awardedAt,
  approvalId,
}: LedgerRows['awards'][number]): CaseFacts['award'] => ({
  approvedBy,
  approvalId,
  awardedAtMs: awardedAt.getTime(),
  lines: proposal.lines,
  mandates: proposal.mandates,
});

/** What the talks came to, with those whom compliance refused before they were asked. */
function toBids(
  row: LedgerRows['cases'][number],
  { verdicts, candidates }: Parts,
  award: LedgerRows['awards'][number],
): BidFacts {
  const bids = bidFactsOf(row.caseId, award.proposal, award.talks ?? []);
  const refused = verdicts.filter((it) => it.verdict === 'refusal');
  const known = new Set([...bids.valid, ...bids.disqualified].map((it) => it.supplierId));
  return {
    ...bids,
    disqualified: [
      ...bids.disqualified.map((it) => ({
        ...it,
        clearanceId: refused.find((one) => one.supplierId === it.supplierId)?.id ?? null,
      })),
      ...refused
        .filter((it) => !known.has(it.supplierId))
        .map(({ id: clearanceId, supplierId, supplierName }) => ({
          supplierId,
          supplierName,
          totalMinor: null,
          clearanceId,
        })),
    ],
    listed: candidates.flatMap(({ supplierId, lines }) => {
      const totalMinor = listTotalMinor(row.lines, lines);
      return totalMinor === null ? [] : [{ supplierId, totalMinor }];
    }),
  };
}

/** What all lines cost at the list; null when the supplier lacks one. */
function listTotalMinor(
  wanted: readonly { lineNo: number; quantity: number }[],
  listed: readonly { lineNo: number; listUnitPriceMinor: number }[],
): number | null {
  let totalMinor = 0;
  for (const { lineNo, quantity } of wanted) {
    const price = listed.find((it) => it.lineNo === lineNo)?.listUnitPriceMinor;
    if (price === undefined) return null;
    totalMinor += price * quantity;
  }
  return totalMinor;
}

function withPastGaps(facts: readonly CaseFacts[]): CaseFacts[] {
  const gaps: number[] = [];
  return facts.map((it) => {
    if (it.bids === null) return it;
    const bids = { ...it.bids, pastGaps: fencesOf(gaps.slice(-PAST_GAPS_MAX)) };
    const gap = gapBp(it.bids);
    if (gap !== null) gaps.push(gap);
    return { ...it, bids };
  });
}
