import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import { median } from '#domain/basis-points.ts';
import { talkAsks } from '#domain/negotiation/talk-asks.ts';
import type { Order } from '#kit/order.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import type { LearningMemory } from '#ports/learning-memory.ts';

/** Fewer awards than this say nothing about what can be saved. */
const AWARDS_MIN = 3;

/**
 * What earlier talks teach: the median of what awards saved, once there are enough of them, and how
 * talks like these are best led with suppliers that bargain as these did.
 */
export function createAdviseNegotiation({
  memory,
  answers,
}: {
  memory: LearningMemory;
  answers: AnswerStore;
}) {
  return (order: Order<ActivityInputs['adviseNegotiation']>) =>
    answers.once<ActivityResults['adviseNegotiation']>(order, async () => {
      const { requisition, supplierIds, situation, memory: use } = order.input;
      const { savingsBp, perSupplier } = await memory.negotiationHistory(requisition, supplierIds);
      const opponents = perSupplier.flatMap((it) => it.opponentType ?? []);
      const { approach, openings, levers } = talkAsks(requisition, situation, opponents);
      const asks = [approach, ...openings, levers];
      const wish = { requisition, agent: 'negotiation' as const, asks, supplierIds };
      const { advice } = await memory.advise(wish, use);
      const sampleSize = savingsBp.length;
      return {
        expectedSavingsBp: sampleSize < AWARDS_MIN ? null : median(savingsBp),
        sampleSize,
        perSupplier,
        advice,
      };
    });
}
