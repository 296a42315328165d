import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { assess } from '#domain/compliance/assess.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

/** Scores suppliers from what is known of them now. A supplier nobody knows is left out. */
export function createAssessSuppliers({
  directory,
  answers,
}: {
  directory: SupplierDirectory;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['assessSuppliers']>) =>
    answers.once<ActivityResults['assessSuppliers']>(order, async () => {
      const { requisition, suppliers, coverageMinBp } = order.input;
      const facts = await directory.facts(
        order.tenantId,
        suppliers.map((it) => it.supplierId),
      );
      return {
        assessments: facts.map((it) => assess(it, coverageMinBp, requisition.openedAtMs)),
      };
    });
}
