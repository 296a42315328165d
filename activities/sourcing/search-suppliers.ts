import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { search } from '#domain/sourcing/search.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

/** Reads who carries the lines and what they cost before, and searches among them. */
export function createSearchSuppliers({
  directory,
  answers,
}: {
  directory: SupplierDirectory;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['searchSuppliers']>) =>
    answers.once<ActivityResults['searchSuppliers']>(order, async () => {
      const { requisition } = order.input;
      const [carrying, pastPrices] = await Promise.all([
        directory.matches(requisition),
        directory.pastPrices(requisition),
      ]);
      return search(order.input, carrying, pastPrices);
    });
}
