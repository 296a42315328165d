import { createHash } from 'node:crypto';
import type {
  LessonEffect,
  LessonEvidence,
  LessonMeasured,
  LessonScope,
  LessonState,
  LessonVersion,
} from '#contracts/lessons.ts';
import type { LessonTopic } from '#domain/learning/lessons/kinds.ts';
import { topicOf } from '#domain/learning/lessons/kinds.ts';
import { fadesAtMs } from '#domain/learning/lessons/confidence.ts';
import type { KnownLesson } from '#domain/learning/lessons/learn.ts';
import { lessonKey } from '#domain/learning/lessons/scope.ts';
import type { Transaction } from '../database.ts';
import { storable, storableJson } from '../storable-json.ts';

export type LessonRow = NonNullable<Awaited<ReturnType<Transaction['lesson']['findUnique']>>>;
type VersionRow = NonNullable<Awaited<ReturnType<Transaction['lessonVersion']['findUnique']>>>;

/** Who changes lessons when nobody does. */
export const MEMORY = 'memory';

export const scopeOfRow = (row: LessonRow): LessonScope => ({
  supplierId: row.supplierId,
  category: row.category,
  lane: row.lane,
  itemId: row.itemId,
  context: row.context,
});

export const toKnown = (row: LessonRow): KnownLesson => ({
  lessonId: row.lessonId,
  version: row.version,
  state: row.state as LessonState,
  scope: scopeOfRow(row),
  effect: row.effect as LessonEffect,
  measured: row.measured as LessonMeasured,
  evidence: row.evidence as LessonEvidence,
  forgottenUpToNo: Number(row.forgottenUpToNo),
});

export const toVersion = (row: VersionRow | LessonRow): LessonVersion => ({
  version: row.version,
  state: row.state as LessonState,
  effect: row.effect as LessonEffect,
  measured: row.measured as LessonMeasured,
  evidence: row.evidence as LessonEvidence,
  because: row.because,
  changedBy: row.changedBy,
  changedAtMs: row.changedAt.getTime(),
});

/** The same lesson has the same id however often it is found. */
export const lessonIdOf = (effect: LessonEffect, scope: LessonScope): string =>
  `lesson-${createHash('sha256').update(lessonKey(effect, scope)).digest('hex').slice(0, 16)}`;

/** A lesson as it is to stand. */
export type Standing = Pick<KnownLesson, 'scope' | 'effect' | 'measured' | 'evidence' | 'state'> & {
  because: string;
};

/**
 * Keeps a lesson as its next version; the first one makes it.
 * @returns the lesson as it stands then
 */
export async function keepVersion(
  tx: Transaction,
  tenantId: string,
  at: { lessonId: string; version: number },
  lesson: Standing,
  by: { changedBy: string; nowMs: number; forgottenUpToNo?: number },
): Promise<LessonRow> {
  const { effect, scope } = lesson;
  const said = { state: lesson.state, because: storable(lesson.because), ...told(lesson) };
  const changed = { changedBy: by.changedBy, changedAt: new Date(by.nowMs) };
  const next = {
    ...said,
    ...changed,
    version: at.version,
    fadesAt: new Date(fadesAtMs(lesson.evidence)),
    ...(by.forgottenUpToNo !== undefined && { forgottenUpToNo: by.forgottenUpToNo }),
  };
  const { lessonId, version } = at;
  const topic: LessonTopic = topicOf(effect);
  const row = await tx.lesson.upsert({
    where: { tenantId_lessonId: { tenantId, lessonId } },
    create: {
      tenantId,
      lessonId,
      kind: effect.kind,
      topic,
      ...scope,
      proposedAt: changed.changedAt,
      ...next,
    },
    update: next,
  });
  await tx.lessonVersion.create({ data: { tenantId, lessonId, version, ...said, ...changed } });
  return row;
}

/** Support that changes neither effect nor state. */
export async function keepSupport(
  tx: Transaction,
  tenantId: string,
  lessonId: string,
  lesson: Omit<Standing, 'state' | 'scope'>,
): Promise<void> {
  await tx.lesson.update({
    where: { tenantId_lessonId: { tenantId, lessonId } },
    data: {
      because: storable(lesson.because),
      fadesAt: new Date(fadesAtMs(lesson.evidence)),
      ...told(lesson),
    },
  });
}

const told = ({ effect, measured, evidence }: Omit<Standing, 'state' | 'scope' | 'because'>) => ({
  effect: JSON.parse(storableJson(effect)) as object,
  measured: JSON.parse(storableJson(measured)) as object,
  evidence: JSON.parse(storableJson(evidence)) as object,
});
