import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { MemoryUse } from '#contracts/learning.ts';
import { counselOf, silentCounsel, wantedCells } from '#domain/learning/advice/advise.ts';
import type { AdviceWish, Counsel } from '#domain/learning/advice/advise.ts';
import { categoryClass } from '#domain/learning/arms/contexts.ts';
import { MEASURES } from '#domain/learning/cells.ts';
import type { Measure } from '#domain/learning/cells.ts';
import type { Database } from '../database.ts';
import type { LessonWish } from './lessons.ts';
import { lessonsFor } from './lessons.ts';
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
  const { requisition } = wish;
  const { tenantId } = requisition;
  return database.inTenant(tenantId, async (tx) =>
    counselOf(wish, inForce, {
      cells: await cellsOf(tx, tenantId, wantedCells(wish), used),
      lessons: await lessonsFor(tx, tenantId, lessonWish(wish), requisition.openedAtMs),
      observationNo: await lastObservationNo(tx, tenantId),
    }),
  );
}

/** What the case is about: of lessons in force when it was opened, those that could bear on it. */
const lessonWish = ({ requisition, asks, supplierIds }: AdviceWish): LessonWish => ({
  categories: [categoryClass(requisition.lines)],
  lanes: [],
  supplierIds,
  itemIds: requisition.lines.flatMap((it) => it.itemId ?? []),
  contexts: asks.map((it) => it.context),
  questions: asks.map((it) => it.question),
});
