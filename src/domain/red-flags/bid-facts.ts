import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Body } from '#contracts/messages.ts';
import { WHOLE_BP } from '../basis-points.ts';

/** What a supplier last offered, at the buyer's door. */
export type BidFact = { supplierId: string; supplierName: string; totalMinor: number };

/** What can be said of an award from what its talks came to. Money in minor units. */
export type BidFacts = {
  caseId: string;
  currency: string;
  winners: { supplierId: string; supplierName: string }[];
  /** With the way to the buyer's door. */
  totalMinor: number;
  /** Whether it covers all that was asked for; what covers less cannot be compared. */
  isWhole: boolean;
  /** Last offers of suppliers that compliance let through, the winners' included. */
  valid: BidFact[];
  /** Suppliers that compliance refused: by their last offer, null = they made none. */
  disqualified: (Omit<BidFact, 'totalMinor'> & {
    totalMinor: number | null;
    clearanceId: string | null;
  })[];
  /** List prices of all that were looked at, at the catalogue; empty = not known here. */
  listed: { supplierId: string; totalMinor: number }[];
  /** Of the gaps of earlier awards, in basis points; null = too few, or not known here. */
  pastGaps: Fences | null;
};

/** Tukey's fences, and over how many values. */
export type Fences = { lower: number; upper: number; valuesCount: number };

/** The facts that the end of the talks gives; what lies in other records is left empty. */
export function bidFactsOf(
  caseId: string,
  proposal: AwardProposal,
  talks: Body<'negotiation.outcome'>['talks'],
): BidFacts {
  const winners = [...Map.groupBy(proposal.lines, (it) => it.supplierId).values()].flatMap(
    ([line]) =>
      line === undefined ? [] : [{ supplierId: line.supplierId, supplierName: line.supplierName }],
  );
  const others = talks.filter((it) => !winners.some((won) => won.supplierId === it.supplierId));
  return {
    caseId,
    currency: proposal.currency,
    winners,
    totalMinor: proposal.totalMinor + proposal.deliveryMinor,
    isWhole: proposal.shortfall.length === 0,
    valid: [
      ...talks.filter((it) => !others.includes(it)),
      ...others.filter((it) => it.result !== 'refused_by_compliance'),
    ].flatMap(({ supplierId, supplierName, lastTotalMinor }) =>
      lastTotalMinor === null ? [] : [{ supplierId, supplierName, totalMinor: lastTotalMinor }],
    ),
    disqualified: others
      .filter((it) => it.result === 'refused_by_compliance')
      .map(({ supplierId, supplierName, lastTotalMinor: totalMinor }) => ({
        supplierId,
        supplierName,
        totalMinor,
        clearanceId: null,
      })),
    listed: [],
    pastGaps: null,
  };
}

/** The one winner's total beside the other valid totals, lowest first; null when not comparable. */
export function comparable(facts: BidFacts): { winnerMinor: number; others: BidFact[] } | null {
  const [winner, ...more] = facts.winners;
  if (winner === undefined || more.length > 0 || !facts.isWhole) return null;
  const others = facts.valid
    .filter((it) => it.supplierId !== winner.supplierId)
    .toSorted((a, b) => a.totalMinor - b.totalMinor);
  return { winnerMinor: facts.totalMinor, others };
}

/**
 * How far the second-lowest valid bid lies above the winning one, in basis points of the winning
 * one, rounded down. Null when the winning bid is not the lowest, or nothing is comparable.
 */
export function gapBp(facts: BidFacts): number | null {
  const compared = comparable(facts);
  const [second] = compared?.others ?? [];
  if (compared === null || second === undefined || compared.winnerMinor <= 0) return null;
  if (second.totalMinor < compared.winnerMinor) return null;
  const gapMinor = second.totalMinor - compared.winnerMinor;
  return Math.floor((gapMinor * WHOLE_BP) / compared.winnerMinor);
}
