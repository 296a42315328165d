import type { LessonEffect, LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { CaseLesson } from '#domain/learning/advice/case-lesson.ts';
import { categoryClass } from '#domain/learning/arms/contexts.ts';
import { confidenceBp } from '#domain/learning/lessons/confidence.ts';
import { followed } from '#domain/learning/lessons/conflicts.ts';
import type { Transaction } from '../database.ts';

type Row = {
  lessonId: string;
  version: number;
  scope: LessonScope;
  effect: LessonEffect;
  evidence: LessonEvidence;
  because: string;
};

/**
 * The lessons that hold in a case and for these suppliers, each at the version in force when the case
 * was opened: what is approved, changed or forgotten later is for later cases.
 */
export async function caseLessons(
  tx: Transaction,
  { tenantId, lines, openedAtMs }: Requisition,
  supplierIds: readonly string[],
): Promise<CaseLesson[]> {
  const itemIds = lines.flatMap((it) => it.itemId ?? []);
  const rows = await tx.$queryRaw<Row[]>`
    select l.lesson_id as "lessonId", v.version, v.effect, v.evidence, v.because,
      jsonb_build_object('supplierId', l.supplier_id, 'category', l.category, 'lane', l.lane,
        'itemId', l.item_id, 'context', l.context) as scope
    from lessons l cross join lateral (
      select * from lesson_versions v
      where v.tenant_id = l.tenant_id and v.lesson_id = l.lesson_id
        and v.changed_at <= to_timestamp(${openedAtMs}::float8 / 1000)
      order by v.version desc limit 1) v
    where l.tenant_id = ${tenantId} and v.state = 'active' and l.lane is null
      and (l.supplier_id is null or l.supplier_id = any(${[...supplierIds]}))
      and (l.category is null or l.category = ${categoryClass(lines)})
      and (l.item_id is null or l.item_id = any(${itemIds}))`;
  const lessons = rows.map((it) => ({
    ...it,
    confidenceBp: confidenceBp(it.evidence, openedAtMs),
  }));
  return followed(lessons);
}
