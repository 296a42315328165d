import type { Lesson, LessonDetail, LessonKind, LessonState } from '#contracts/lessons.ts';
import { confidenceBp } from '#domain/learning/lessons/confidence.ts';
import { contradict, precedence, yieldsTo } from '#domain/learning/lessons/conflicts.ts';
import type { WeighedLesson } from '#domain/learning/lessons/conflicts.ts';
import { lessonKinds } from '#domain/learning/lessons/kinds.ts';
import { narrowness } from '#domain/learning/lessons/scope.ts';
import type { Database, Transaction } from '../database.ts';
import { latestFirst } from '../paging.ts';
import type { Page, PageWish } from '../paging.ts';
import { scopeOfRow, toKnown, toVersion } from './lesson-rows.ts';
import type { LessonRow } from './lesson-rows.ts';

/** Versions that are shown; a lesson that changed more often is not read to its beginning. */
const VERSIONS_MAX = 200;
/** Active lessons of one topic about the same supplier, or about none. */
const RIVALS_MAX = 500;

export type LessonFilter = {
  state?: LessonState | undefined;
  kind?: LessonKind | undefined;
  supplierId?: string | undefined;
  category?: string | undefined;
  lane?: string | undefined;
  itemId?: string | undefined;
  context?: string | undefined;
};

/** Lessons, the last changed first. */
export function listLessons(
  database: Database,
  tenantId: string,
  filter: LessonFilter,
  wish: PageWish,
): Promise<Page<Lesson>> {
  const list = latestFirst(wish, 'changedAt', 'lessonId');
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.lesson.findMany({
      where: {
        tenantId,
        ...Object.fromEntries(Object.entries(filter).filter(([, it]) => it !== undefined)),
        ...list.behind,
      },
      ...list.inOrder,
    });
    const { items, nextCursor } = list.toPage(rows);
    const rivals = await rivalsOf(tx, tenantId, items);
    return { items: items.map((it) => toLesson(it, rivals, Date.now())), nextCursor };
  });
}

/** One lesson with its versions and what contradicts it; null when the tenant has no such one. */
export function getLesson(
  database: Database,
  tenantId: string,
  lessonId: string,
): Promise<LessonDetail | null> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await lessonRow(tx, tenantId, lessonId);
    if (row === null) return null;
    const rivals = await rivalsOf(tx, tenantId, [row]);
    const versions = await tx.lessonVersion.findMany({
      where: { tenantId, lessonId },
      orderBy: { version: 'desc' },
      take: VERSIONS_MAX,
    });
    const nowMs = Date.now();
    return {
      ...toLesson(row, rivals, nowMs),
      versions: versions.map(toVersion),
      conflicts: conflictsOf(weighedRow(row, nowMs), rivals),
    };
  });
}

export const lessonRow = (tx: Transaction, tenantId: string, lessonId: string) =>
  tx.lesson.findUnique({ where: { tenantId_lessonId: { tenantId, lessonId } } });

export type Rival = WeighedLesson & { version: number };

/** Active lessons of the same topics about the same suppliers, or about none. */
export async function rivalsOf(
  tx: Transaction,
  tenantId: string,
  rows: readonly LessonRow[],
  ofAnyTopic = false,
): Promise<Rival[]> {
  if (rows.length === 0) return [];
  const nowMs = Date.now();
  const about = rows.flatMap((it) => it.supplierId ?? []);
  const found = await tx.lesson.findMany({
    where: {
      tenantId,
      state: 'active',
      fadesAt: { gt: new Date(nowMs) },
      ...(!ofAnyTopic && { topic: { in: rows.map((it) => it.topic) } }),
      OR: [{ supplierId: null }, ...(about.length === 0 ? [] : [{ supplierId: { in: about } }])],
    },
    orderBy: { lessonId: 'asc' },
    take: RIVALS_MAX,
  });
  return found.map((it) => weighedRow(it, nowMs));
}

export function weighedRow(row: LessonRow, nowMs: number): Rival {
  const { lessonId, version, scope, effect, evidence } = toKnown(row);
  return {
    lessonId,
    version,
    scope,
    effect,
    evidence,
    confidenceBp: confidenceBp(evidence, nowMs),
  };
}

export function toLesson(row: LessonRow, rivals: readonly Rival[], nowMs: number): Lesson {
  const weighed = weighedRow(row, nowMs);
  const { foundBy, changesAwards } = lessonKinds[weighed.effect.kind];
  const stronger = row.state === 'active' ? yieldsTo(weighed, rivals) : null;
  return {
    ...toVersion(row),
    lessonId: row.lessonId,
    foundBy,
    changesAwards,
    scope: scopeOfRow(row),
    confidenceBp: weighed.confidenceBp,
    yieldsTo: stronger?.lessonId ?? null,
  };
}

function conflictsOf(lesson: Rival, rivals: readonly Rival[]): LessonDetail['conflicts'] {
  return rivals
    .filter((it) => it.lessonId !== lesson.lessonId && contradict(it, lesson))
    .map((it) => ({
      lessonId: it.lessonId,
      version: it.version,
      scope: it.scope,
      effect: it.effect,
      wins: precedence(it, lesson) < 0,
      because: narrowness(it.scope) === narrowness(lesson.scope) ? 'better_supported' : 'narrower',
    }));
}
