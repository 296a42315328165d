import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';

/** Brings one round of offers to the suppliers; their answers are kept under the round's key. */
export function createExchangeOffers({
  suppliers,
  answers,
}: {
  suppliers: SimulatedSuppliers;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['exchangeOffers']>) =>
    answers.once<ActivityResults['exchangeOffers']>(order, async () => ({
      replies: suppliers.reply(order.input),
    }));
}
