import type { Mandate, Offer, Terms } from '#contracts/negotiation.ts';
import type { ComparisonFacts, ComparisonWish } from '#domain/comparison/compare.ts';
import type { TalkFacts } from '#domain/comparison/at-the-table.ts';
import { OPENED_AT_MS } from './case-builders.ts';
import { aBrief, aCandidate, aCandidateLine, aCleared, aLine, aMandate } from './talk-builders.ts';

const HOUR_MS = 3_600_000;

/** Two lines: ten pumps and four valves. */
export const twoLines = [
  aLine({ lineNo: 1, quantity: 10 }),
  aLine({ lineNo: 2, itemId: 'valve', description: 'Valve', quantity: 4 }),
];

/** What may be agreed about both lines, whoever it is with. */
export const twoLineMandate = (parts: Partial<Mandate> = {}): Mandate =>
  aMandate({
    lines: [
      { lineNo: 1, quantity: 10, targetUnitPriceMinor: 90_000, walkAwayUnitPriceMinor: 110_000 },
      { lineNo: 2, quantity: 4, targetUnitPriceMinor: 40_000, walkAwayUnitPriceMinor: 60_000 },
    ],
    ...parts,
  });

/** Prices by line, the units that are wanted of each. */
export const priced = (prices: Record<number, number>): Terms['lines'] =>
  twoLines.flatMap(({ lineNo, quantity }) => {
    const unitPriceMinor = prices[lineNo];
    return unitPriceMinor === undefined ? [] : [{ lineNo, quantity, unitPriceMinor }];
  });

export function anOffer(terms: Terms, parts: Partial<Offer> = {}): Offer {
  const { round = 0, actor = 'supplier', supplierId = 'alpha' } = parts;
  return {
    offerId: `${supplierId}/${round}/${actor}`,
    supplierId,
    round,
    actor,
    move: 'quote',
    terms,
    totalMinor: 1,
    utilityBp: 5_000,
    mandateVersion: 1,
    because: '',
    text: '',
    atMs: OPENED_AT_MS + round * HOUR_MS,
    ...parts,
  };
}

/** A cleared supplier that has said these terms, the last of them agreed. */
export function aTalker(
  supplierId: string,
  said: readonly Terms[],
  parts: Partial<TalkFacts> = {},
): TalkFacts {
  const lines = twoLines.map(({ lineNo }) => aCandidateLine({ lineNo }));
  const cleared = aCleared(aCandidate(supplierId, {}, { lines }));
  return {
    supplierId,
    supplierName: `${supplierId} Ltd`,
    country: 'DE',
    clearance: { verdict: 'auto_approve', riskBp: 2_000, conditions: [] },
    cleared,
    mandates: [twoLineMandate({ supplierId })],
    offers: said.map((terms, round) =>
      anOffer(terms, {
        supplierId,
        round,
        ...(round === said.length - 1 && round > 0
          ? { actor: 'buyer' as const, move: 'accept' as const }
          : {}),
      }),
    ),
    result: null,
    ...parts,
  };
}

export const someComparison = (
  talks: readonly TalkFacts[],
  agreed: ComparisonFacts['agreed'] = null,
): ComparisonFacts => ({
  requisition: aBrief({ lines: twoLines, budgetMinor: 1_500_000 }).requisition,
  talks,
  agreed,
});

export const aWish = (parts: Partial<ComparisonWish> = {}): ComparisonWish => ({
  priorities: null,
  scenario: 'as_agreed',
  limitsShown: true,
  nowMs: OPENED_AT_MS,
  ...parts,
});
