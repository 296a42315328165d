import type { MemoryUse } from '#contracts/learning.ts';
import type { OpponentType } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { AdviceWish, Counsel } from '#domain/learning/advice/advise.ts';

export type { AdviceWish, Counsel };

/** What the memory says; it changes order, anchors, weights and strategy, and has no other words. */
export type LearningMemory = {
  /** Answers from what is counted by now; what happened last may still wait to be. */
  advise(wish: AdviceWish, use: MemoryUse): Promise<Counsel>;
  negotiationHistory(
    requisition: Requisition,
    supplierIds: string[],
  ): Promise<{
    savingsBp: number[];
    perSupplier: {
      supplierId: string;
      talksCount: number;
      agreedCount: number;
      /** Of its latest talk; null = none is known. */
      opponentType: OpponentType | null;
    }[];
  }>;
};
