import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';

/** Asks simulated winners whether they confirm the award; their answers are kept under the key. */
export const createConfirmAward =
  ({ suppliers, answers }: { suppliers: SimulatedSuppliers; answers: AnswerStore }) =>
  (order: Order<ActivityInputs['confirmAward']>) =>
    answers.once<ActivityResults['confirmAward']>(order, async () => ({
      answers: suppliers.confirm(order.input),
    }));
