import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { assess } from '#domain/compliance/assess.ts';
import { noFacts } from '#domain/compliance/facts.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { SupplierDirectory } from '#ports/supplier-directory.ts';

/** Scores suppliers, in the order given, from what is known of them now. */
export function createAssessSuppliers({
  directory,
  answers,
}: {
  directory: SupplierDirectory;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['assessSuppliers']>) =>
    answers.once<ActivityResults['assessSuppliers']>(order, async () => {
      const { requisition, suppliers, coverageMinBp, atMs } = order.input;
      const known = await directory.facts(
        order.tenantId,
        suppliers.map((it) => it.supplierId),
      );
      return {
        assessments: suppliers.map((supplier) => {
          const facts = known.find((it) => it.supplierId === supplier.supplierId);
          return assess(facts ?? noFacts(supplier), coverageMinBp, atMs ?? requisition.openedAtMs);
        }),
      };
    });
}
