import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { LearningRules } from '#contracts/learning.ts';
import type { Finding } from '#domain/learning/lessons/finding.ts';
import { concerns, proposeLessons, revise } from '#domain/learning/lessons/learn.ts';
import type { KnownLesson } from '#domain/learning/lessons/learn.ts';
import type { Database, Transaction } from '../database.ts';
import { ownPolicy } from '../tenants.ts';
import { keepSupport, keepVersion, lessonIdOf, MEMORY, toKnown } from './lesson-rows.ts';
import { currentFindings, lessonsOfSubject } from './lesson-findings.ts';
import { changedSubjects } from './lesson-subjects.ts';
import type { Subject } from './lesson-subjects.ts';
import { lastObservationNo } from './read-cells.ts';

/** Subjects in one transaction; each is a handful of short statements. */
const BATCH_MAX = 50;
const FADED_MAX = 500;

export type LearntLessons = { subjectsCount: number; changesCount: number };

/**
 * Looks for lessons in all that was seen since the last look, and lets those fade that nothing
 * supports. Done again without news, it changes nothing; broken off, it is done again from where it
 * began. For one caller per tenant at a time, after folding.
 * @param anew looks at everything, as after a rebuild or when something was forgotten
 */
export async function learnLessons(
  database: Database,
  tenantId: string,
  nowMs: number,
  { anew = false }: { anew?: boolean } = {},
): Promise<LearntLessons> {
  const { upToNo, rules, subjects } = await database.inTenant(tenantId, async (tx) => {
    const afterNo = anew ? 0 : await searchedUpTo(tx, tenantId);
    const last = await lastObservationNo(tx, tenantId);
    const news = last > afterNo || anew ? await changedSubjects(tx, tenantId, afterNo) : [];
    return { upToNo: last, rules: await learningRulesOf(tx, tenantId), subjects: news };
  });
  let changesCount = 0;
  for (let at = 0; at < subjects.length; at += BATCH_MAX) {
    changesCount += await database.inTenant(tenantId, async (tx) => {
      await lockLessons(tx, tenantId);
      let changes = 0;
      for (const subject of subjects.slice(at, at + BATCH_MAX)) {
        changes += await learnFrom(tx, tenantId, subject, { upToNo, rules, nowMs });
      }
      return changes;
    });
  }
  changesCount += await database.inTenant(tenantId, async (tx) => {
    await lockLessons(tx, tenantId);
    await tx.$executeRaw`
      insert into lesson_marks values (${tenantId}, ${upToNo}::bigint)
      on conflict (tenant_id) do update set searched_up_to_no = excluded.searched_up_to_no`;
    return fadeLessons(tx, tenantId, nowMs, rules);
  });
  return { subjectsCount: subjects.length, changesCount };
}

/** Nobody approves or forgets a lesson while it is being revised. */
export async function lockLessons(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`lessons ${tenantId}`}, 0))`;
}

async function searchedUpTo(tx: Transaction, tenantId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ no: number }[]>`
    select searched_up_to_no::float8 as no from lesson_marks where tenant_id = ${tenantId}`;
  return row?.no ?? 0;
}

export async function learningRulesOf(tx: Transaction, tenantId: string): Promise<LearningRules> {
  return (await ownPolicy(tx, tenantId))?.learning ?? defaultLearningRules;
}

type Look = { upToNo: number; rules: LearningRules; nowMs: number };

async function learnFrom(
  tx: Transaction,
  tenantId: string,
  subject: Subject,
  { upToNo, rules, nowMs }: Look,
): Promise<number> {
  const existing = await lessonsOfSubject(tx, tenantId, subject);
  const findings = await currentFindings(tx, tenantId, subject, existing, { upToNo, nowMs });
  let changes = 0;
  for (const lesson of existing) {
    const finding = findings.find((it) => concerns(it, lesson)) ?? null;
    changes += await reviseLesson(tx, tenantId, lesson, finding, { rules, nowMs });
  }
  // As they stand now: what was just retired makes room for its contrary.
  const standing = changes === 0 ? existing : await lessonsOfSubject(tx, tenantId, subject);
  for (const draft of proposeLessons(findings, standing, nowMs, rules)) {
    const lessonId = lessonIdOf(draft.effect, draft.scope);
    const before = standing.find((it) => it.lessonId === lessonId)?.version ?? 0;
    const by = { changedBy: MEMORY, nowMs };
    await keepVersion(tx, tenantId, { lessonId, version: before + 1 }, draft, by);
    changes += 1;
  }
  return changes;
}

/** @returns how many versions that made */
async function reviseLesson(
  tx: Transaction,
  tenantId: string,
  lesson: KnownLesson,
  finding: Finding | null,
  { rules, nowMs }: Omit<Look, 'upToNo'>,
): Promise<number> {
  const revision = revise(lesson, finding, nowMs, rules);
  if (revision.kind === 'kept') return 0;
  if (revision.kind === 'supported') {
    await keepSupport(tx, tenantId, lesson.lessonId, revision);
    return 0;
  }
  const next =
    revision.kind === 'retired'
      ? { ...lesson, state: 'retired' as const, because: revision.because }
      : { ...lesson, ...revision };
  const at = { lessonId: lesson.lessonId, version: lesson.version + 1 };
  await keepVersion(tx, tenantId, at, next, { changedBy: MEMORY, nowMs });
  return 1;
}

async function fadeLessons(
  tx: Transaction,
  tenantId: string,
  nowMs: number,
  rules: LearningRules,
): Promise<number> {
  const rows = await tx.lesson.findMany({
    where: { tenantId, state: { not: 'retired' }, fadesAt: { lt: new Date(nowMs) } },
    orderBy: { fadesAt: 'asc' },
    take: FADED_MAX,
  });
  let changes = 0;
  for (const lesson of rows.map(toKnown)) {
    changes += await reviseLesson(tx, tenantId, lesson, null, { rules, nowMs });
  }
  return changes;
}
