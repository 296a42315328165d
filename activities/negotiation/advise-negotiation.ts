import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { median } from '#domain/basis-points.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { LearningMemory } from '#ports/supplier-directory.ts';

/** Fewer awards than this say nothing about what can be saved. */
const AWARDS_MIN = 3;

/** What earlier awards teach: the median of what they saved, once there are enough of them. */
export function createAdviseNegotiation({
  memory,
  answers,
}: {
  memory: LearningMemory;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['adviseNegotiation']>) =>
    answers.once<ActivityResults['adviseNegotiation']>(order, async () => {
      const { requisition, supplierIds } = order.input;
      const { savingsBp, perSupplier } = await memory.negotiationHistory(requisition, supplierIds);
      const sampleSize = savingsBp.length;
      return {
        expectedSavingsBp: sampleSize < AWARDS_MIN ? null : median(savingsBp),
        sampleSize,
        perSupplier,
      };
    });
}
