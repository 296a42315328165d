import type { AwardScenario, ComparisonCell, ComparisonQuote } from '#contracts/comparison.ts';
import type { Offer, OfferLine } from '#contracts/negotiation.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { daysAfter, isoDayOf } from '../days.ts';
import { adjustedPrice } from './adjusted-price.ts';
import type { Standing, TalkFacts } from './at-the-table.ts';
import { missingBecause } from './at-the-table.ts';

/** What the cells of a comparison are made from. */
type CellFacts = {
  requisition: Requisition;
  talks: readonly { facts: TalkFacts; standing: Standing | null }[];
  priorities: PrioritiesBp;
  /** Whose winners are marked. */
  scenario: AwardScenario | undefined;
  limitsShown: boolean;
  nowMs: number;
};

/** Every line with every supplier, line by line; the best of each line is marked, ties all. */
export const cellsOf = (facts: CellFacts): ComparisonCell[] =>
  facts.requisition.lines.flatMap(({ lineNo }) =>
    markBest(facts.talks.map((it) => cellOf(facts, it, lineNo))),
  );

function cellOf(
  { requisition, priorities, scenario, limitsShown, nowMs }: CellFacts,
  { facts, standing }: CellFacts['talks'][number],
  lineNo: number,
): ComparisonCell {
  const { supplierId } = facts;
  const offered = standing === null ? null : lineOf(standing.last, lineNo);
  const weighed = standing?.bid?.terms.lines.find((it) => it.lineNo === lineNo);
  const limit = standing?.bid?.mandate.lines.find((it) => it.lineNo === lineNo);
  return {
    lineNo,
    supplierId,
    quote:
      standing === null || offered === null
        ? null
        : quoteOf(standing, offered, { limitsShown, nowMs, needBy: requisition.needBy }),
    missing: missingBecause(facts, standing, lineNo),
    adjusted:
      standing?.bid == null || weighed === undefined
        ? null
        : adjustedPrice(standing.bid, weighed, priorities),
    limits:
      limit === undefined || !limitsShown
        ? null
        : {
            targetUnitPriceMinor: limit.targetUnitPriceMinor,
            walkAwayUnitPriceMinor: limit.walkAwayUnitPriceMinor,
            mandateVersion: standing?.bid?.mandate.version ?? 0,
          },
    isBest: { price: false, date: false, adjusted: false },
    fromBest: null,
    wins:
      scenario?.winners.some((it) => it.lineNo === lineNo && it.supplierId === supplierId) ?? false,
  };
}

const lineOf = ({ terms }: Offer, lineNo: number): OfferLine | null =>
  terms.lines.find((it) => it.lineNo === lineNo) ?? null;

function quoteOf(
  { first, last, isAgreed, obstacle }: Standing,
  offered: OfferLine,
  seen: { limitsShown: boolean; nowMs: number; needBy: string },
): ComparisonQuote {
  const { lines: _lines, ...terms } = last.terms;
  const deliveredOn = isoDayOf(daysAfter(seen.nowMs, terms.leadTimeDays));
  const amount = (line: OfferLine, { atMs }: Offer) => ({
    unitPriceMinor: line.unitPriceMinor,
    totalMinor: line.quantity * line.unitPriceMinor,
    offeredAtMs: atMs,
  });
  const now = amount(offered, last);
  return {
    quantity: offered.quantity,
    unitPriceMinor: offered.unitPriceMinor,
    totalMinor: now.totalMinor,
    first: amount(lineOf(first, offered.lineNo) ?? offered, first),
    last: now,
    round: last.round,
    agreed: isAgreed,
    cannotWin:
      obstacle === null || seen.limitsShown || obstacle.kind === 'gone'
        ? (obstacle?.because ?? null)
        : 'it is outside what may be agreed',
    terms,
    deliveredOn,
    inTime: deliveredOn <= seen.needBy,
  };
}

/** Of one line; only what can be awarded can be the best. */
function markBest(cells: readonly ComparisonCell[]): ComparisonCell[] {
  const playing = cells.filter((it) => it.quote !== null && it.quote.cannotWin === null);
  const least = (valueOf: (cell: ComparisonCell) => number | undefined): number | null => {
    const values = playing.flatMap((it) => valueOf(it) ?? []);
    return values.length === 0 ? null : Math.min(...values);
  };
  const priceOf = (it: ComparisonCell) => it.quote?.unitPriceMinor;
  const daysOf = (it: ComparisonCell) => it.quote?.terms.leadTimeDays;
  const adjustedOf = (it: ComparisonCell) => it.adjusted?.unitPriceMinor;
  const [price, days, adjusted] = [least(priceOf), least(daysOf), least(adjustedOf)];
  return cells.map((it) => {
    const { quote } = it;
    if (quote === null || price === null || days === null) return it;
    const plays = quote.cannotWin === null;
    const ownAdjusted = adjustedOf(it);
    return {
      ...it,
      isBest: {
        price: plays && quote.unitPriceMinor === price,
        date: plays && quote.terms.leadTimeDays === days,
        adjusted: plays && ownAdjusted !== undefined && ownAdjusted === adjusted,
      },
      fromBest: {
        unitPriceMinor: quote.unitPriceMinor - price,
        priceBp: aboveBp(quote.unitPriceMinor, price),
        leadTimeDays: quote.terms.leadTimeDays - days,
        adjustedUnitPriceMinor:
          ownAdjusted === undefined || adjusted === null ? null : ownAdjusted - adjusted,
        adjustedBp:
          ownAdjusted === undefined || adjusted === null ? null : aboveBp(ownAdjusted, adjusted),
      },
    };
  });
}

/** How far above the best, in basis points of it; negative below it, rounded half up. */
const aboveBp = (amount: number, best: number): number =>
  best === 0 ? 0 : Math.floor(((amount - best) / best) * WHOLE_BP + 0.5);
