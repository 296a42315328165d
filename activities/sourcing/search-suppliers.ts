import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { MarketFacts } from '#contracts/market-facts.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { withItemsRead } from '#domain/sourcing/items-read.ts';
import { search } from '#domain/sourcing/search.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SourcingMemory } from '#ports/sourcing-memory.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

/** Reads who carries the lines, what they cost before and who supplied them, and searches. */
export function createSearchSuppliers({
  directory,
  sourcing,
  answers,
}: {
  directory: SupplierDirectory;
  sourcing: SourcingMemory;
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
      return {
        ...search({ ...order.input, requisition: read }, carrying, pastPrices, recalled.facts),
        ...(marketFacts.length > 0 && { marketFacts }),
      };
    });
}

const byLine = ({ lines }: Requisition, markets: readonly MarketFacts[]) =>
  lines.flatMap(({ lineNo, itemId }) =>
    markets.filter((it) => it.itemId === itemId).map((it) => ({ ...it, lineNo })),
  );
