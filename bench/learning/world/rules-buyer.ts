import type { Approach } from '#contracts/negotiation.ts';
import type { Candidate, SourcingStrategy } from '#contracts/supplier.ts';
import { approaches, chooseApproach } from '#domain/negotiation/approach.ts';
import type { ApproachSituation } from '#domain/negotiation/approach.ts';
import { chooseStrategy, situationOf } from '#domain/sourcing/choose-strategy.ts';
import { rank } from '#domain/sourcing/rank.ts';
import type { Choices } from './outcome.ts';
import type { Known, Offering, RawCounts, WorldCase } from './world-case.ts';
import { prospectOf } from './world-case.ts';

export const SHORTLIST_MAX = 4;

/** What every buyer without hidden knowledge has counted of its suppliers. */
export type Counted = ReadonlyMap<string, RawCounts>;

export const countsOf = (counted: Counted, { hidden }: Offering): RawCounts =>
  counted.get(hidden.supplierId) ?? { deliveries: 0, onTime: 0, accepted: 0, inspected: 0 };

/** What the rules know when they compare bids. */
export const knownByRules =
  (counted: Counted) =>
  (offering: Offering): Known => ({
    onTimeBp: prospectOf(offering, countsOf(counted, offering)).onTimeBp,
    expectedLossBp: 0,
  });

export const strategySituation = ({ requisition, market }: WorldCase) =>
  situationOf(requisition, market, requisition.openedAtMs);

export function talkSituation(
  { requisition, market }: WorldCase,
  shortlist: readonly Offering[],
  counted: Counted,
): ApproachSituation {
  const deliveries = shortlist.reduce((sum, one) => sum + countsOf(counted, one).deliveries, 0);
  return {
    competition: market.competition,
    urgency: requisition.urgency,
    conditionsCount: 0,
    meanDeliveries: Math.round(deliveries / Math.max(1, shortlist.length)),
    failed: [],
  };
}

/** Everybody that offers, ranked by the rules, which know raw shares of past deliveries. */
export const rankedBy = (
  it: WorldCase,
  strategy: SourcingStrategy,
  counted: Counted,
): Candidate[] =>
  rank(
    it.requisition,
    it.offerings.map((one) => prospectOf(one, countsOf(counted, one))),
    it.market.lines,
    strategy,
  );

/** The first of a ranking, as they offer. */
export const shortlistOf = (it: WorldCase, ranked: readonly Candidate[]): Offering[] =>
  ranked
    .slice(0, SHORTLIST_MAX)
    .flatMap(({ supplierId }) =>
      it.offerings.filter((one) => one.hidden.supplierId === supplierId),
    );

export const mannerOf = (approach: Approach) => ({
  approach,
  openingBelowTargetBp: approaches[approach].openingBelowTargetBp,
});

/** What the product does where memory is switched off. */
export function rulesChoices(it: WorldCase, counted: Counted): Choices {
  const { chosen } = chooseStrategy(strategySituation(it));
  const shortlist = shortlistOf(it, rankedBy(it, chosen, counted));
  return {
    shortlist,
    manner: mannerOf(chooseApproach(talkSituation(it, shortlist, counted)).chosen),
  };
}
