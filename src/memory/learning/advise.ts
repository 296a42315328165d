import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { MemoryUse } from '#contracts/learning.ts';
import { counselOf, silentCounsel, wantedCells } from '#domain/learning/advice/advise.ts';
import type { AdviceWish, Counsel } from '#domain/learning/advice/advise.ts';
import { MEASURES } from '#domain/learning/cells.ts';
import type { Measure } from '#domain/learning/cells.ts';
import type { Database } from '../database.ts';
import { caseLessons } from './case-lessons.ts';
import { cellsOf, lastObservationNo } from './read-cells.ts';

/** What nobody asks about here, and what only the scorecard shows. */
const UNUSED: readonly Measure[] = ['delay_days', 'answer_hours', 'concession', 'agreed'];
const used = MEASURES.filter((it) => !UNUSED.includes(it));

/** What the memory says to the questions of one agent of a case. */
export function advise(
  database: Database,
  wish: AdviceWish,
  { rules }: MemoryUse,
): Promise<Counsel> {
  const inForce = rules ?? defaultLearningRules;
  if (!inForce.useMemory) return Promise.resolve(silentCounsel(wish));
  const { requisition, supplierIds } = wish;
  const { tenantId } = requisition;
  return database.inTenant(tenantId, async (tx) =>
    counselOf(wish, inForce, {
      cells: await cellsOf(tx, tenantId, wantedCells(wish), used),
      lessons: await caseLessons(tx, requisition, supplierIds),
      observationNo: await lastObservationNo(tx, tenantId),
    }),
  );
}
