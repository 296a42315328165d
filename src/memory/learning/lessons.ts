import type { LearnedQuestion, LessonRef } from '#contracts/learning.ts';
import type { LessonEffect, LessonEvidence, LessonScope } from '#contracts/lessons.ts';
import { CONFIDENCE_MIN_BP, confidenceBp } from '#domain/learning/lessons/confidence.ts';
import { followed } from '#domain/learning/lessons/conflicts.ts';
import type { WeighedLesson } from '#domain/learning/lessons/conflicts.ts';
import type { Transaction } from '../database.ts';

/** More than any case is about; a tenant with more is served the latest. */
const LESSONS_MAX = 500;

/** What a case is about. */
export type LessonWish = {
  categories: readonly string[];
  lanes: readonly string[];
  supplierIds: readonly string[];
  itemIds?: readonly string[];
  /** Of the questions; lessons about what is not asked are left out. */
  contexts: readonly string[];
  questions: readonly LearnedQuestion[];
};

/** A lesson that is followed, as far as it is believed at a moment. */
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
 * The lessons that hold for a case at a moment, the narrowest first: of those that contradict each
 * other only the one whose word counts. Each is as it was in force then, whatever became of it since:
 * a case that asks for the moment of its opening pins the versions it uses.
 */
export async function lessonsFor(
  tx: Transaction,
  tenantId: string,
  wish: LessonWish,
  atMs: number,
): Promise<ActiveLesson[]> {
  const { categories, lanes, supplierIds, itemIds = [], contexts, questions } = wish;
  const rows = await tx.$queryRaw<Row[]>`
    select l.lesson_id as "lessonId", v.version, l.supplier_id as "supplierId", l.category, l.lane,
      l.item_id as "itemId", l.context, v.effect, v.because,
      case when v.version = l.version then l.evidence else v.evidence end as evidence
    from lessons l cross join lateral (
      select version, state, effect, evidence, because from lesson_versions
      where tenant_id = l.tenant_id and lesson_id = l.lesson_id
        and changed_at <= to_timestamp(${atMs}::float8 / 1000)
      order by version desc limit 1) v
    where l.tenant_id = ${tenantId} and v.state = 'active'
      and (l.supplier_id is null or l.supplier_id = any(${[...supplierIds]}))
      and (l.category is null or l.category = any(${[...categories]}))
      and (l.lane is null or l.lane = any(${[...lanes]}))
      and (l.item_id is null or l.item_id = any(${[...itemIds]}))
      and (l.context is null or l.topic = 'reviews' or l.context = any(${[...contexts]}))
      and (l.topic in ('delivery', 'answers', 'prices', 'reviews') or l.topic = any(${[...questions]}))
    order by l.changed_at desc, l.lesson_id limit ${LESSONS_MAX}`;
  const lessons = rows.map((it) => weighed(it, atMs));
  return followed(lessons.filter((it) => it.confidenceBp >= CONFIDENCE_MIN_BP));
}

function weighed({ effect, evidence, because, ...row }: Row, atMs: number): ActiveLesson {
  const { lessonId, version, supplierId, category, lane, itemId, context } = row;
  const scope: LessonScope = { supplierId, category, lane, itemId, context };
  const confidence = confidenceBp(evidence, atMs);
  return { lessonId, version, scope, effect, evidence, because, confidenceBp: confidence };
}
