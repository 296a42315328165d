import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import type { SupplierSessions } from '#ports/supplier-sessions.ts';

/**
 * Brings one round of offers to the suppliers; their answers are kept under the round's key. Who
 * answers for itself is named as pending instead, at its first contact; from then on it is asked by
 * `askSuppliers`.
 */
export function createExchangeOffers({
  suppliers,
  sessions,
  answers,
}: {
  suppliers: SimulatedSuppliers;
  sessions: Pick<SupplierSessions, 'channelsOf'>;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['exchangeOffers']>) =>
    answers.once<ActivityResults['exchangeOffers']>(order, async () => {
      const { offers, ...facts } = order.input;
      const first = offers.filter((it) => it.move === 'request_quote').map((it) => it.supplierId);
      const pending = first.length === 0 ? [] : await sessions.channelsOf(order.tenantId, first);
      const isReal = (supplierId: string) => pending.some((it) => it.supplierId === supplierId);
      const simulated = offers.filter((it) => !isReal(it.supplierId));
      const replies = suppliers.reply({ ...facts, offers: simulated });
      return pending.length === 0 ? { replies } : { replies, pending };
    });
}
