import type { LearnedQuestion, LessonRef } from '#contracts/learning.ts';
import type { LessonEffect, LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import { confidenceBp } from '#domain/learning/lessons/confidence.ts';
import { followed } from '#domain/learning/lessons/conflicts.ts';
import type { WeighedLesson } from '#domain/learning/lessons/conflicts.ts';
import type { Transaction } from '../database.ts';

/** More than any case is about; a tenant with more is served the latest. */
const LESSONS_MAX = 500;

/** What a case is about; `supplierIds` null = any supplier. */
export type LessonWish = {
  categories: readonly string[];
  lanes: readonly string[];
  supplierIds: readonly string[] | null;
  itemIds?: readonly string[];
  /** Of the questions; lessons about what is not asked are left out. */
  contexts: readonly string[];
  questions: readonly LearnedQuestion[];
};

/** A lesson that is followed, as far as it is believed at the moment of asking. */
export type ActiveLesson = WeighedLesson &
  LessonRef & { because: string; evidence: LessonEvidence };

type Row = LessonRef & {
  supplierId: string | null;
  category: string | null;
  lane: string | null;
  itemId: string | null;
  context: string | null;
  effect: LessonEffect;
  evidence: LessonEvidence;
  because: string;
};

/**
 * The active lessons that hold for a case, the narrowest first: of those that contradict each other
 * only the one whose word counts. One look at an index.
 */
export async function lessonsFor(
  tx: Transaction,
  tenantId: string,
  wish: LessonWish,
  nowMs: number,
): Promise<ActiveLesson[]> {
  const { categories, lanes, supplierIds, itemIds = [], contexts, questions } = wish;
  const rows = await tx.$queryRaw<Row[]>`
    select lesson_id as "lessonId", version, supplier_id as "supplierId", category, lane,
      item_id as "itemId", context, effect, evidence, because
    from lessons
    where tenant_id = ${tenantId} and state = 'active'
      and fades_at > to_timestamp(${nowMs}::float8 / 1000)
      and (supplier_id is null or ${supplierIds === null}
        or supplier_id = any(${[...(supplierIds ?? [])]}))
      and (category is null or category = any(${[...categories]}))
      and (lane is null or lane = any(${[...lanes]}))
      and (item_id is null or item_id = any(${[...itemIds]}))
      and (context is null or topic = 'reviews' or context = any(${[...contexts]}))
      and (topic in ('delivery', 'answers', 'prices', 'reviews') or topic = any(${[...questions]}))
    order by changed_at desc, lesson_id limit ${LESSONS_MAX}`;
  return followed(rows.map((it) => weighed(it, nowMs)));
}

/** What the lessons said at the versions that a case pinned, whatever became of them since. */
export async function lessonsAt(
  tx: Transaction,
  tenantId: string,
  refs: readonly LessonRef[],
  nowMs: number,
): Promise<ActiveLesson[]> {
  if (refs.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    select v.lesson_id as "lessonId", v.version, l.supplier_id as "supplierId", l.category, l.lane,
      l.item_id as "itemId", l.context, v.effect, v.evidence, v.because
    from unnest(${refs.map((it) => it.lessonId)}::text[], ${refs.map((it) => it.version)}::integer[])
        as pinned (lesson_id, version)
      join lesson_versions v on v.tenant_id = ${tenantId} and v.lesson_id = pinned.lesson_id
        and v.version = pinned.version
      join lessons l on l.tenant_id = v.tenant_id and l.lesson_id = v.lesson_id`;
  return followed(rows.map((it) => weighed(it, nowMs)));
}

function weighed({ effect, evidence, because, ...row }: Row, nowMs: number): ActiveLesson {
  const { lessonId, version, supplierId, category, lane, itemId, context } = row;
  const scope: LessonScope = { supplierId, category, lane, itemId, context };
  const confidence = confidenceBp(evidence, nowMs);
  return { lessonId, version, scope, effect, evidence, because, confidenceBp: confidence };
}
