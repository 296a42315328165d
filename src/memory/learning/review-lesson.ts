import type { Requisition } from '#contracts/procurement.ts';
import type { ThresholdLesson } from '#domain/compliance/policy/pinned-risk.ts';
import { shareOf } from '#domain/basis-points.ts';
import { categoryClass } from '#domain/learning/arms/contexts.ts';
import type { Database } from '../database.ts';
import { lessonsFor } from './lessons.ts';

/** What people have taught about reviews of suppliers; null = nothing that is followed. */
export function reviewLesson(
  database: Database,
  { tenantId, lines, openedAtMs }: Requisition,
): Promise<ThresholdLesson | null> {
  const wish = {
    categories: [categoryClass(lines)],
    lanes: [],
    supplierIds: [],
    contexts: [],
    questions: [],
  };
  return database.inTenant(tenantId, async (tx) => {
    const lessons = await lessonsFor(tx, tenantId, wish, openedAtMs);
    for (const { lessonId, version, effect, confidenceBp, because } of lessons) {
      if (effect.kind !== 'review_false_alarm') continue;
      return { ref: { lessonId, version }, moveBp: shareOf(effect.moveBp, confidenceBp), because };
    }
    return null;
  });
}
