import type { Estimate } from '#contracts/learning.ts';
import type { LessonEvidence } from '#contracts/lessons.ts';
import type { Finding } from '#domain/learning/lessons/finding.ts';
import type { KnownLesson } from '#domain/learning/lessons/learn.ts';
import { scopeOf } from '#domain/learning/lessons/scope.ts';

/** When everything in these tests was seen last. */
export const SEEN_AT_MS = Date.UTC(2026, 0, 1);

export const anEstimate = (mean: number, halfWidth: number): Estimate => ({
  mean,
  sd: halfWidth / 1.645,
  low: mean - halfWidth,
  high: mean + halfWidth,
  sampleSize: 20,
  priorShareBp: 2_000,
});

export const someEvidence = (parts: Partial<LessonEvidence> = {}): LessonEvidence => ({
  casesCount: 20,
  observationsCount: 20,
  observationIds: [],
  afterNo: 0,
  upToNo: 20,
  lastSeenAtMs: SEEN_AT_MS,
  ...parts,
});

/** Three tenths of what SUP-1 delivers are late, one tenth of what everybody delivers. */
export const aFinding = (parts: Partial<Finding> = {}): Finding => ({
  topic: 'delivery',
  scope: scopeOf({ supplierId: 'SUP-1' }),
  option: null,
  estimate: anEstimate(0.3, 0.1),
  noEffect: 0.1,
  holdsOutOfSample: null,
  evidence: someEvidence(),
  ...parts,
});

export const aLesson = (parts: Partial<KnownLesson> = {}): KnownLesson => ({
  lessonId: 'lesson-1',
  version: 1,
  state: 'active',
  scope: scopeOf({ supplierId: 'SUP-1' }),
  effect: { kind: 'supplier_late', adjustBp: -1_000 },
  measured: { unit: 'share', estimate: anEstimate(0.3, 0.1), noEffect: 0.1 },
  evidence: someEvidence(),
  forgottenUpToNo: 0,
  ...parts,
});
