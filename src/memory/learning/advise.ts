import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { MemoryUse } from '#contracts/learning.ts';
import { counselOf, silentCounsel, wantedCells } from '#domain/learning/advice/advise.ts';
import type { AdviceWish, Counsel } from '#domain/learning/advice/advise.ts';
import { categoryClass } from '#domain/learning/arms/contexts.ts';
import type { Cell, Level } from '#domain/learning/cells.ts';
import { monthNoOf } from '#domain/learning/observations/place.ts';
import type { Database, Transaction } from '../database.ts';
import type { LessonWish } from './lessons.ts';
import { lessonsFor } from './lessons.ts';
import { rankingWeightsAt } from './weights.ts';
import { cellsOf, lastObservationNo, summedCellsOf } from './read-cells.ts';

/** What rankings and risks look at; the scorecard shows more. */
const RANKED = ['late', 'rejected', 'price_level', 'answered', 'walked_away'] as const;

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
      cells: await knownCells(tx, wish),
      lessons: await lessonsFor(tx, tenantId, lessonWish(wish), requisition.openedAtMs),
      observationNo: await lastObservationNo(tx, tenantId),
      rankingWeightsBp:
        wish.supplierIds.length === 0
          ? null
          : await rankingWeightsAt(tx, tenantId, requisition.openedAtMs),
    }),
  );
}

async function knownCells(tx: Transaction, wish: AdviceWish): Promise<Cell[]> {
  const { tenantId, openedAtMs } = wish.requisition;
  const wanted = wantedCells(wish);
  const isOption = (it: { level: Level }) => it.level === 'arm' || it.level === 'arm_all';
  const ofSuppliers = wanted.filter((it) => !isOption(it));
  return [
    ...(await summedCellsOf(tx, tenantId, ofSuppliers, RANKED, monthNoOf(openedAtMs))),
    ...(await cellsOf(tx, tenantId, wanted.filter(isOption), ['reward'])),
  ];
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
