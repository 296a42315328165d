import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { MarketFacts } from '#contracts/market-facts.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { withItemsRead } from '#domain/sourcing/items-read.ts';
import type { Learned } from '#domain/sourcing/invite-advice.ts';
import { openSearch } from '#domain/sourcing/search.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { LearningMemory } from '#ports/learning-memory.ts';
import type { SourcingMemory } from '#ports/sourcing-memory.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

/** Twice as many as a shortlist has at the most. */
const LEARNED_MAX = 40;

/** Reads who carries the lines, what they cost before and who supplied them, and searches. */
export function createSearchSuppliers({
  directory,
  sourcing,
  memory,
  answers,
}: {
  directory: SupplierDirectory;
  sourcing: SourcingMemory;
  memory: Pick<LearningMemory, 'advise'>;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['searchSuppliers']>) =>
    answers.once<ActivityResults['searchSuppliers']>(order, async () => {
      const { requisition } = order.input;
      const matches = directory.matches(requisition);
      const hasWords = requisition.lines.some((it) => it.itemId === null);
      const read = hasWords ? withItemsRead(requisition, await matches) : requisition;
      const [carrying, pastPrices, recalled] = await Promise.all([
        matches,
        directory.pastPrices(read),
        sourcing.recall(read),
      ]);
      const marketFacts = byLine(read, recalled.markets);
      const ordered = { ...order.input, requisition: read };
      const open = openSearch(ordered, carrying, pastPrices, recalled.facts);
      return {
        ...open.close(await learnedOf(memory, ordered, open.ranked)),
        ...(marketFacts.length > 0 && { marketFacts }),
      };
    });
}

/**
 * What memory knows of the best ranked; null where it is off, not asked or broken. Who ranks far below
 * them would not come near a shortlist by what memory may move.
 */
async function learnedOf(
  memory: Pick<LearningMemory, 'advise'>,
  { requisition, memory: use }: ActivityInputs['searchSuppliers'],
  ranked: readonly Candidate[],
): Promise<Learned | null> {
  const rules = use?.rules ?? defaultLearningRules;
  if (use === undefined || !rules.useMemory) return null;
  const supplierIds = ranked.slice(0, LEARNED_MAX).map((it) => it.supplierId);
  const wish = { requisition, agent: 'sourcing' as const, asks: [], supplierIds };
  try {
    const { asOf, suppliers, rankingWeightsBp } = await memory.advise(wish, use);
    return { asOf, suppliers, adjustMaxBp: rules.adjustMaxBp, weightsBp: rankingWeightsBp };
  } catch {
    // A broken memory stops nobody; the decision says that it was silent.
    return null;
  }
}

const byLine = ({ lines }: Requisition, markets: readonly MarketFacts[]) =>
  lines.flatMap(({ lineNo, itemId }) =>
    markets.filter((it) => it.itemId === itemId).map((it) => ({ ...it, lineNo })),
  );
