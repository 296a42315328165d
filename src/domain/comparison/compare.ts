import type { AwardScenarioName, Comparison, ComparisonSupplier } from '#contracts/comparison.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { adjustedTotalMinor, coverBp } from '../negotiation/bids.ts';
import { delivered } from '../negotiation/landed-cost.ts';
import { totalMinor } from '../negotiation/terms.ts';
import { utilityBp } from '../negotiation/utility.ts';
import type { Standing, TalkFacts } from './at-the-table.ts';
import { standingOf } from './at-the-table.ts';
import { cellsOf } from './cells.ts';
import type { ScenarioFacts } from './scenarios.ts';
import { awardScenarios } from './scenarios.ts';

export type ComparisonFacts = {
  requisition: Requisition;
  talks: readonly TalkFacts[];
  agreed: ScenarioFacts['agreed'];
};

export type ComparisonWish = {
  /** Null = those of the request. */
  priorities: Requisition['prioritiesBp'] | null;
  scenario: AwardScenarioName;
  /** Whether the reader may see targets and walk-away prices. */
  limitsShown: boolean;
  nowMs: number;
};

/** What suppliers offer for the lines of a case, side by side, and what ways to award would cost. */
export function compare(facts: ComparisonFacts, wish: ComparisonWish): Comparison {
  const { requisition, agreed } = facts;
  const priorities = wish.priorities ?? requisition.prioritiesBp;
  const talks = facts.talks
    .map((it) => ({ facts: it, standing: standingOf(it) }))
    .toSorted((a, b) => byRank(a, b, requisition.lines, priorities));
  const bids = talks.flatMap(({ standing }) =>
    standing?.bid != null && standing.obstacle === null ? [standing.bid] : [],
  );
  const scenarios = awardScenarios({ requisition, bids, priorities, agreed });
  const scenario = scenarios.find((it) => it.name === wish.scenario);
  const cells = cellsOf({
    requisition,
    talks,
    priorities,
    scenario,
    limitsShown: wish.limitsShown,
    nowMs: wish.nowMs,
  });
  return {
    caseId: requisition.caseId,
    title: requisition.title,
    currency: requisition.currency,
    budgetMinor: requisition.budgetMinor,
    needBy: requisition.needBy,
    urgency: requisition.urgency,
    prioritiesBp: priorities,
    prioritiesFrom: wish.priorities === null ? 'request' : 'asked',
    limitsShown: wish.limitsShown,
    scenario: wish.scenario,
    lines: requisition.lines.map(({ lineNo, description, itemId, quantity, unitCode }) => ({
      lineNo,
      description,
      itemId,
      quantity,
      unitCode,
      quotesCount: cells.filter((it) => it.lineNo === lineNo && it.quote !== null).length,
    })),
    suppliers: talks.map((it, at) => supplierRow(it, at, priorities, wish.limitsShown)),
    cells,
    scenarios,
    comparedAtMs: wish.nowMs,
  };
}

type Talk = { facts: TalkFacts; standing: Standing | null };
type Priorities = Requisition['prioritiesBp'];

/** As the runner-up of an award is chosen: who covers most, then the lowest adjusted total. */
function byRank(a: Talk, b: Talk, wanted: Requisition['lines'], priorities: Priorities): number {
  const placeOf = ({ standing }: Talk) => {
    if (standing?.bid == null) return standing === null ? 3 : 2;
    return standing.obstacle === null ? 0 : 1;
  };
  const costOf = ({ standing }: Talk) =>
    standing?.bid == null ? 0 : adjustedTotalMinor(standing.bid, priorities);
  const coverOf = ({ standing }: Talk) =>
    standing === null ? 0 : coverBp(standing.last.terms, wanted);
  return (
    placeOf(a) - placeOf(b) ||
    coverOf(b) - coverOf(a) ||
    costOf(a) - costOf(b) ||
    (a.facts.supplierId < b.facts.supplierId ? -1 : 1)
  );
}

function supplierRow(
  { facts, standing }: Talk,
  at: number,
  priorities: Priorities,
  limitsShown: boolean,
): ComparisonSupplier {
  const { supplierId, supplierName, country, clearance, cleared } = facts;
  const bid = standing?.bid ?? null;
  return {
    supplierId,
    supplierName,
    country,
    rank: standing === null || standing.obstacle !== null ? null : at + 1,
    clearance,
    clearanceMissing: clearance === null ? 'compliance has not judged it' : null,
    linesCount: standing?.last.terms.lines.length ?? 0,
    totalMinor: standing === null ? null : totalMinor(standing.last.terms),
    doorTotalMinor: bid === null ? null : totalMinor(delivered(bid.mandate.termValues, bid.terms)),
    adjustedTotalMinor: bid === null ? null : adjustedTotalMinor(bid, priorities),
    // It tells where a price lies between target and walk-away.
    scoreBp: bid === null || !limitsShown ? null : utilityBp(bid.mandate, bid.terms, priorities),
    onTimeBp: cleared?.candidate.onTimeBp ?? null,
  };
}
