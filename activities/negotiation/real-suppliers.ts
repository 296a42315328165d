import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SupplierSessions } from '#ports/supplier-sessions.ts';

type Needs = { sessions: SupplierSessions; answers: AnswerStore };

/** Puts asks before real suppliers; a turn that a session has had is not put there again. */
export const createAskSuppliers =
  ({ sessions, answers }: Needs) =>
  (order: Order<ActivityInputs['askSuppliers']>) =>
    answers.once<ActivityResults['askSuppliers']>(order, async () => {
      await sessions.ask(order, order.input);
      return { askedCount: order.input.asks.length };
    });

/** Reminds, extends or ends; the stored answer says who was quicker, the clock or the supplier. */
export const createTendSessions =
  ({ sessions, answers }: Needs) =>
  (order: Order<ActivityInputs['tendSessions']>) =>
    answers.once<ActivityResults['tendSessions']>(order, () => sessions.tend(order, order.input));

/** Opens sealed first quotes for the agent. */
export const createOpenQuotes =
  ({ sessions, answers }: Needs) =>
  (order: Order<ActivityInputs['openQuotes']>) =>
    answers.once<ActivityResults['openQuotes']>(order, async () => ({
      quotes: await sessions.openQuotes(order, order.input.supplierIds),
    }));
