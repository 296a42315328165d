import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingFacts } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { agreementAdvice, atAgreementPrices } from './agreements.ts';
import { explore } from './explore.ts';
import { withIncumbents } from './incumbents.ts';
import { inviteAdvice } from './invite-advice.ts';
import type { Learned } from './invite-advice.ts';
import { rankWithMemory } from './learned-ranking.ts';
import type { PastPriceRow } from './past-price.ts';
import { assessMarket } from './market.ts';
import type { Prospect } from './prospect.ts';
import { rank } from './rank.ts';
import { shortageAdvice } from './relief.ts';
import {
  hardRequirementFailures,
  hasToRenew,
  relaxationsOf,
  withAbleEntries,
  withWishedEntries,
} from './requirements.ts';
import { bestOfLines, cutToShortlist } from './shortlist.ts';

const NO_FACTS: SourcingFacts = { incumbents: [], agreements: [], elsewhere: [] };

type Order = ActivityInputs['searchSuppliers'];

/** A search that is done but for its shortlist. */
export type OpenSearch = {
  /** Everybody that fits as the rules alone rank them, best first. */
  ranked: readonly Candidate[];
  /** @param learned of whom memory knows; null = the ranking stays as it is */
  close(learned: Learned | null): ActivityResults['searchSuppliers'];
};

/**
 * Turns everybody who carries a line into a shortlist: hard requirements first, then wishes, then
 * the ranking at agreement prices, kept seats and a seat for somebody new. Says what each
 * requirement and wish cost.
 */
export function openSearch(
  order: Order,
  carrying: readonly Prospect[],
  pastPrices: readonly PastPriceRow[],
  facts: SourcingFacts = NO_FACTS,
): OpenSearch {
  const { requisition, strategy, relaxed, excludeSupplierIds } = order;
  const agreements = agreementAdvice(requisition, facts.agreements);
  const market = assessMarket(requisition, carrying, pastPrices);
  const fresh = atAgreementPrices(carrying, agreements, facts.agreements).filter(
    (it) => !excludeSupplierIds.includes(it.supplierId),
  );
  const failures = fresh.flatMap((it) => hardRequirementFailures(requisition, it));
  const able = fresh
    .filter((it) => hardRequirementFailures(requisition, it).length === 0)
    .map((it) => withAbleEntries(requisition, it));
  const fitting = able
    .map((it) => withWishedEntries(requisition, it, relaxed))
    .filter((it) => it.entries.length > 0);
  const inOrder = (some: readonly Candidate[]) =>
    withIncumbents(renewalsLast(requisition, fitting, some), facts.incumbents);
  const ranked = inOrder(rank(requisition, fitting, market.lines, strategy));
  const advice = shortageAdvice(requisition, fresh, relaxed, facts.elsewhere);
  const found = {
    carryingCount: carrying.length,
    hardExclusions: [...Map.groupBy(failures, (it) => it)].map(([requirement, all]) => ({
      requirement,
      excludedCount: all.length,
    })),
    relaxations: relaxationsOf(requisition, able, relaxed),
    market,
    ...(advice.obstacles.length > 0 && { advice }),
    ...(agreements.length > 0 && { agreements }),
  };
  return {
    ranked,
    close: (learned) => ({
      ...found,
      ...shortlisted(
        order,
        ranked,
        learned,
        learned &&
          inOrder(
            rankWithMemory(ranked, learned.suppliers, learned.adjustMaxBp, learned.weightsBp),
          ),
      ),
    }),
  };
}

/** @param learnt everybody as ranked with memory; null = as without */
function shortlisted(
  order: Order,
  without: readonly Candidate[],
  learned: Learned | null,
  learnt: readonly Candidate[] | null,
) {
  const ranked = learnt ?? without;
  const seats = shortlistOf(order, ranked);
  const memory = learned && inviteAdvice(order.requisition, seats, { without, ranked }, learned);
  return {
    shortlist: seats.shortlist,
    ...(seats.exploration !== null && { exploration: seats.exploration }),
    ...(memory !== null && { memory }),
  };
}

/** Whoever has to renew a certificate first comes after everybody whose papers are in order. */
function renewalsLast(
  requisition: Requisition,
  fitting: readonly Prospect[],
  ranked: readonly Candidate[],
): Candidate[] {
  const renewing = new Set(
    fitting.filter((it) => hasToRenew(requisition, it)).map((it) => it.supplierId),
  );
  const place = ({ supplierId }: Candidate) => (renewing.has(supplierId) ? 1 : 0);
  return ranked.toSorted((a, b) => place(a) - place(b));
}

/** The best, with kept seats for incumbents and holders of agreements, and one for somebody new. */
function shortlistOf({ requisition, shortlistMax, rules }: Order, ranked: readonly Candidate[]) {
  const isKept = (it: Candidate) =>
    it.lines.some((line) => line.agreementId !== undefined) ||
    (rules?.inviteIncumbent === true && it.incumbent !== undefined);
  const shortlist = cutToShortlist(requisition, ranked, isKept, shortlistMax);
  const best = new Set([...ranked.slice(0, 1), ...bestOfLines(requisition, ranked)]);
  const isNamed = (it: Candidate) => requisition.preferredSupplierIds.includes(it.supplierId);
  return explore(
    rules?.explore,
    requisition,
    ranked,
    shortlist,
    (it) => best.has(it) || isKept(it) || it.incumbent !== undefined || isNamed(it),
  );
}
