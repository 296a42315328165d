import type { Lesson, LessonWhy, RetiredLesson } from '#contracts/lessons.ts';
import { differenceOf } from '#domain/learning/lessons/difference.ts';
import { Prisma } from '../generated/client.ts';
import type { Database, Transaction } from '../database.ts';
import { learningRulesOf, lockLessons } from './learn-lessons.ts';
import { lessonRow, rivalsOf, toLesson, weighedRow } from './lesson-desk.ts';
import { keepVersion, MEMORY, toKnown } from './lesson-rows.ts';
import type { LessonRow } from './lesson-rows.ts';
import { usesOf } from './lesson-uses.ts';
import { lastObservationNo } from './read-cells.ts';
import { OBSERVATION_COLUMNS } from './stored-observations.ts';
import type { StoredObservation } from './stored-observations.ts';

export type ApprovedLesson =
  | { kind: 'unknown' }
  | { kind: 'retired' | 'changed' | 'approved'; lesson: Lesson };

/**
 * Lets a proposed lesson be followed; for one that is active already nothing changes.
 * @param version what the person looked at; null = as it stands
 * @returns `changed` when it has said something else since
 */
export function approveLesson(
  database: Database,
  tenantId: string,
  wish: { lessonId: string; version: number | null; by: string },
): Promise<ApprovedLesson> {
  return database.inTenant(tenantId, async (tx) => {
    await lockLessons(tx, tenantId);
    const row = await lessonRow(tx, tenantId, wish.lessonId);
    if (row === null) return { kind: 'unknown' };
    if (row.state === 'retired') return { kind: 'retired', lesson: await view(tx, row) };
    if (row.state === 'active') return { kind: 'approved', lesson: await view(tx, row) };
    if (wish.version !== null && wish.version !== row.version) {
      return { kind: 'changed', lesson: await view(tx, row) };
    }
    const at = { lessonId: row.lessonId, version: row.version + 1 };
    const next = { ...toKnown(row), state: 'active' as const, because: row.because };
    const by = { changedBy: wish.by, nowMs: Date.now() };
    const approved = await keepVersion(tx, tenantId, at, next, by);
    return { kind: 'approved', lesson: await view(tx, approved) };
  });
}

/**
 * Forgets a lesson: it is not followed any more, what spoke for it so far does not bring it back, and
 * what that changes is told. Forgetting it twice changes nothing.
 * @returns null when the tenant has no such lesson
 */
export function retireLesson(
  database: Database,
  tenantId: string,
  wish: { lessonId: string; because: string; by: string },
): Promise<RetiredLesson | null> {
  return database.inTenant(tenantId, async (tx) => {
    await lockLessons(tx, tenantId);
    const row = await lessonRow(tx, tenantId, wish.lessonId);
    if (row === null) return null;
    const difference = await differenceNow(tx, row);
    let after = row;
    if (row.state !== 'retired' || row.changedBy === MEMORY) {
      const at = { lessonId: row.lessonId, version: row.version + 1 };
      const next = { ...toKnown(row), state: 'retired' as const, because: wish.because };
      const forgottenUpToNo = await lastObservationNo(tx, tenantId);
      const by = { changedBy: wish.by, nowMs: Date.now(), forgottenUpToNo };
      after = await keepVersion(tx, tenantId, at, next, by);
    }
    const uses = await usesOf(tx, tenantId, row.lessonId, after.version);
    return { lesson: await view(tx, after), difference, ...uses };
  });
}

/** What a lesson rests on, what it changes, and who used it; null when the tenant has no such one. */
export function whyLesson(
  database: Database,
  tenantId: string,
  lessonId: string,
): Promise<LessonWhy | null> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await lessonRow(tx, tenantId, lessonId);
    if (row === null) return null;
    const { version, measured, evidence } = toKnown(row);
    return {
      lessonId,
      version,
      because: row.because,
      measured,
      casesCount: evidence.casesCount,
      observationsCount: evidence.observationsCount,
      observations: await observed(tx, tenantId, evidence.observationIds),
      difference: await differenceNow(tx, row),
      ...(await usesOf(tx, tenantId, lessonId, version)),
    };
  });
}

async function observed(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
): Promise<LessonWhy['observations']> {
  const rows = await tx.$queryRaw<StoredObservation[]>`
    select ${Prisma.raw(OBSERVATION_COLUMNS)} from observations o
    where tenant_id = ${tenantId} and observation_id = any(${[...ids]})
    order by occurred_at desc, observation_no desc`;
  return rows.map(({ observationId, kind, caseId, occurredAtMs, recordedAtMs, source, body }) => ({
    observationId,
    kind,
    caseId,
    occurredAtMs,
    recordedAtMs,
    source,
    body,
  }));
}

/** What is followed with the lesson, were it active, and without it. */
async function differenceNow(
  tx: Transaction,
  row: LessonRow,
): Promise<RetiredLesson['difference']> {
  const rivals = await rivalsOf(tx, row.tenantId, [row], true);
  const { adjustMaxBp } = await learningRulesOf(tx, row.tenantId);
  return differenceOf(weighedRow(row, Date.now()), rivals, adjustMaxBp);
}

const view = async (tx: Transaction, row: LessonRow): Promise<Lesson> =>
  toLesson(row, await rivalsOf(tx, row.tenantId, [row]), Date.now());
