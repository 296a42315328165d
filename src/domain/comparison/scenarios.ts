import type { AwardScenario, AwardScenarioName, ScenarioWinner } from '#contracts/comparison.ts';
import type { AwardLine, AwardProposal } from '#contracts/negotiation.ts';
import type { PrioritiesBp, Requisition } from '#contracts/procurement.ts';
import { deliveryCostMinor } from '../award/delivery-cost.ts';
import { showMoney } from '../money.ts';
import type { Agreed } from '../negotiation/bids.ts';
import { composeAward } from '../negotiation/compose-award.ts';

/** Offers that can be awarded, and what was decided of them so far. */
export type ScenarioFacts = {
  requisition: Requisition;
  bids: readonly Agreed[];
  priorities: PrioritiesBp;
  /** The award, or what the agents would award; null = there is neither. */
  agreed: { proposal: AwardProposal; because: string } | null;
};

const titles: Readonly<Record<AwardScenarioName, string>> = {
  as_agreed: 'As agreed',
  cheapest_single: 'Cheapest single supplier',
  cheapest_by_line: 'Cheapest supplier of each line',
  best_score: 'Best value by the priorities',
  max_two_winners: 'At most two suppliers',
};

/** Only what it costs with the terms counts. */
const PRICE_ALONE: PrioritiesBp = { price: 10_000, delivery: 0, quality: 0, risk: 0 };

/**
 * What each way to award would cost at the buyer's door. The budget shapes none of them; that one is
 * above it is said. A difference is only told between awards that cover the same.
 */
export function awardScenarios(facts: ScenarioFacts): AwardScenario[] {
  const asAgreed = agreedScenario(facts);
  const others = [
    singleScenario(facts),
    openScenario(facts, 'cheapest_by_line', PRICE_ALONE),
    openScenario(facts, 'best_score', facts.priorities),
    pairScenario(facts),
  ];
  return [asAgreed, ...others].map((it) => ({ ...it, deltaMinor: deltaOf(it, asAgreed) }));
}

function deltaOf(it: AwardScenario, asAgreed: AwardScenario): number | null {
  if (it.totalMinor === null || asAgreed.totalMinor === null) return null;
  const covers = ({ shortfall }: AwardScenario) => JSON.stringify(shortfall);
  return covers(it) === covers(asAgreed) ? it.totalMinor - asAgreed.totalMinor : null;
}

const agreedScenario = (facts: ScenarioFacts): AwardScenario =>
  facts.agreed === null
    ? impossible('as_agreed', 'nothing is agreed yet')
    : scenarioOf(facts, 'as_agreed', facts.agreed.proposal, facts.agreed.because);

function openScenario(
  facts: ScenarioFacts,
  name: 'cheapest_by_line' | 'best_score',
  priorities: PrioritiesBp,
): AwardScenario {
  const proposal = awardTo(facts, facts.bids, priorities);
  if (proposal === null) return impossible(name, 'no offer can be awarded');
  const because =
    name === 'best_score'
      ? 'each line to the lowest adjusted price; see its steps'
      : 'each line to the lowest cost with its terms, whatever else it lacks';
  return scenarioOf(facts, name, proposal, because);
}

function singleScenario(facts: ScenarioFacts): AwardScenario {
  const best = cheapestOf(
    facts,
    facts.bids.map((it) => [it]),
  );
  if (best === null)
    return impossible('cheapest_single', 'nobody offers everything that is wanted');
  const [winner] = best.proposal.lines;
  return scenarioOf(
    facts,
    'cheapest_single',
    best.proposal,
    `${winner?.supplierName ?? ''} is the cheapest of ${best.fullCount} that offer everything`,
  );
}

function pairScenario(facts: ScenarioFacts): AwardScenario {
  const { bids } = facts;
  const pairs = bids.flatMap((one, at) => bids.slice(at + 1).map((other) => [one, other]));
  const best = cheapestOf(facts, [...bids.map((it) => [it]), ...pairs]);
  if (best === null)
    return impossible('max_two_winners', 'no two together offer all that is wanted');
  return scenarioOf(
    facts,
    'max_two_winners',
    best.proposal,
    `the cheapest of ${best.fullCount} choices of one or two suppliers that cover everything`,
  );
}

/** Of groups that can cover all that is wanted, the cheapest at the door; of equal ones the first. */
function cheapestOf(facts: ScenarioFacts, groups: readonly (readonly Agreed[])[]) {
  const full = groups.flatMap((group) => {
    const proposal = awardTo(facts, group, PRICE_ALONE);
    return proposal === null || proposal.shortfall.length > 0 ? [] : [proposal];
  });
  const [proposal] = full.toSorted((a, b) => doorTotalOf(a) - doorTotalOf(b));
  return proposal === undefined ? null : { proposal, fullCount: full.length };
}

/** Null when nothing can be awarded. */
function awardTo(
  { requisition }: ScenarioFacts,
  agreed: readonly Agreed[],
  priorities: PrioritiesBp,
): AwardProposal | null {
  const composed = composeAward({
    agreed,
    standing: [],
    requisition: { ...requisition, budgetMinor: Number.MAX_SAFE_INTEGER, partialAllowed: true },
    priorities,
    market: { lines: [], suppliersCount: 0, competition: 'empty' },
    firstQuotes: [],
  });
  return composed.kind === 'failed' ? null : composed.proposal;
}

const doorTotalOf = ({ totalMinor, deliveryMinor }: AwardProposal): number =>
  totalMinor + deliveryMinor;

function scenarioOf(
  { requisition }: ScenarioFacts,
  name: AwardScenarioName,
  proposal: AwardProposal,
  because: string,
): AwardScenario {
  const totalMinor = doorTotalOf(proposal);
  const over = totalMinor - requisition.budgetMinor;
  const above = over > 0 ? `; ${showMoney(over, proposal.currency)} above the budget` : '';
  return {
    name,
    title: titles[name],
    totalMinor,
    deltaMinor: null,
    winners: proposal.lines.map((it) => winnerOf(proposal, it)),
    suppliersCount: new Set(proposal.lines.map((it) => it.supplierId)).size,
    shortfall: proposal.shortfall,
    overBudget: over > 0,
    because: because + above,
  };
}

const winnerOf = (proposal: AwardProposal, line: AwardLine): ScenarioWinner => ({
  lineNo: line.lineNo,
  supplierId: line.supplierId,
  quantity: line.quantity,
  unitPriceMinor: line.unitPriceMinor,
  totalMinor: line.quantity * line.unitPriceMinor + deliveryCostMinor(proposal, [line]),
});

const impossible = (name: AwardScenarioName, because: string): AwardScenario => ({
  name,
  title: titles[name],
  totalMinor: null,
  deltaMinor: null,
  winners: [],
  suppliersCount: 0,
  shortfall: [],
  overBudget: false,
  because,
});
