import { z } from 'zod';
import { Estimate } from './learning.ts';
import { AgentRole } from './roles.ts';
import { BasisPoints, Count, Currency, Minor, Moment, StorableText, Text } from './values.ts';

export const LESSON_STATES = ['proposed', 'active', 'retired'] as const;
export const LessonState = z.enum(LESSON_STATES);

const Key = StorableText(200).min(1).nullable();

/** Where a lesson holds inside its tenant; null = everywhere. */
export const LessonScope = z.strictObject({
  supplierId: Key,
  category: Key.describe('Scheme and class, such as `CPV 3369`'),
  lane: Key.describe('Destination and mode, such as `ZA/Air`'),
  itemId: Key,
  context: Key.describe('What alike cases have in common, such as `competitive/high/CPV 3369`'),
});

const Down = z.int().min(-10_000).max(-1);
const Up = z.int().min(1).max(10_000);
/** An option of a question brings that much more reward than what is done without memory. */
const option = { option: StorableText(200).min(1), rewardBp: Up };

/**
 * What a lesson does: it moves the score of a supplier, or what is expected, or what is tried first.
 * Nothing here names a floor, a mandate, an approver or a list, so no lesson can change one.
 */
export const LessonEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('supplier_late'), adjustBp: Down }),
  z.strictObject({ kind: z.literal('supplier_reliable'), adjustBp: Up }),
  z.strictObject({ kind: z.literal('answers_slowly'), adjustBp: Down }),
  z.strictObject({ kind: z.literal('search_works'), ...option }),
  z.strictObject({ kind: z.literal('approach_works'), ...option }),
  z.strictObject({ kind: z.literal('opening_anchor'), ...option }),
  z.strictObject({ kind: z.literal('levers_work'), ...option }),
  z.strictObject({ kind: z.literal('way_on_works'), ...option }),
  z.strictObject({
    kind: z.literal('price_trend'),
    yearlyBp: z.int().min(-10_000).max(10_000).describe('Change of the price in a year'),
  }),
  z.strictObject({
    kind: z.literal('review_false_alarm'),
    moveBp: z.int().min(1).max(500).describe('Of the threshold, inside its band'),
  }),
]);
export const LESSON_KINDS = LessonEffect.options.map((it) => it.shape.kind.value);
export const LessonKind = z.enum(LESSON_KINDS);

/** Observations that a lesson rests on. */
export const LessonEvidence = z.strictObject({
  casesCount: Count.describe('Days of goods, or cases: what came together counts once'),
  observationsCount: Count,
  /** The latest first. */
  observationIds: z.array(z.string()).max(50),
  afterNo: z.int().min(0).describe('Observations up to this number were forgotten with the lesson'),
  upToNo: z.int().min(0).describe('The last observation that was looked at'),
  lastSeenAtMs: Moment.describe('When the latest of them happened'),
});

/** What was measured, in its own unit, beside what it would be if there were nothing to learn. */
export const LessonMeasured = z.strictObject({
  unit: z.enum(['share', 'hours', 'reward_bp', 'bp_a_year']),
  estimate: Estimate,
  noEffect: z.number(),
});

export const LessonVersion = z.object({
  version: z.int().min(1),
  state: LessonState,
  effect: LessonEffect,
  measured: LessonMeasured,
  evidence: LessonEvidence,
  because: z.string(),
  changedBy: z.string().describe('`memory`, or the name of a person'),
  changedAtMs: Moment,
});

export const Lesson = LessonVersion.extend({
  lessonId: z.string(),
  foundBy: AgentRole,
  scope: LessonScope,
  changesAwards: z.boolean(),
  confidenceBp: BasisPoints.describe('Now; it halves without new support, see docs/learning.md'),
  yieldsTo: z.string().nullable().describe('A better supported lesson of the same breadth'),
});

const LessonConflict = z.object({
  lessonId: z.string(),
  version: z.int().min(1),
  scope: LessonScope,
  effect: LessonEffect,
  wins: z.boolean().describe('Whether that other one is followed where both hold'),
  because: z.enum(['narrower', 'better_supported']),
});
export const LessonDetail = Lesson.extend({
  versions: z.array(LessonVersion).describe('The latest first'),
  conflicts: z.array(LessonConflict),
});

/** A decision that knew a version of a lesson, and the award of its case. */
export const LessonUse = z.object({
  version: z.int().min(1),
  caseId: z.string(),
  title: z.string(),
  isOpen: z.boolean(),
  decisionId: z.string(),
  agent: z.string(),
  question: z.string(),
  chosen: z.string(),
  decidedAtMs: Moment,
  award: z
    .object({ totalMinor: Minor, currency: Currency, supplierIds: z.array(z.string()) })
    .nullable(),
});

/** What is advised in the scope of a lesson with it, were it active, and what without it. */
export const LessonDifference = z.object({
  followed: z.object({ with: LessonEffect.nullable(), without: LessonEffect.nullable() }),
  adjustments: z
    .array(z.object({ supplierId: z.string(), withBp: z.int(), withoutBp: z.int() }))
    .describe('Of the scores of suppliers; empty for lessons that move none'),
});

const uses = {
  openCases: z.array(LessonUse).describe('Go on with the version that they pinned'),
  closedCases: z.array(LessonUse),
};

export const LessonWhy = z.object({
  lessonId: z.string(),
  version: z.int().min(1),
  because: z.string(),
  measured: LessonMeasured,
  casesCount: Count,
  observationsCount: Count,
  observations: z
    .array(
      z.object({
        observationId: z.string(),
        kind: z.string(),
        caseId: z.string().nullable(),
        occurredAtMs: Moment,
        recordedAtMs: Moment,
        source: z.string(),
        body: z.unknown(),
      }),
    )
    .describe('The latest first, 50 at the most'),
  difference: LessonDifference,
  ...uses,
});

/** The version that was looked at; what has changed since is not approved unseen. */
export const ApproveLesson = z.strictObject({ version: z.int().min(1).max(2_147_483_647) });
export const RetireLesson = z.strictObject({ because: Text(500) });
export const RetiredLesson = z.object({
  lesson: Lesson,
  difference: LessonDifference,
  ...uses,
});

export type LessonState = z.infer<typeof LessonState>;
export type LessonScope = z.infer<typeof LessonScope>;
export type LessonEffect = z.infer<typeof LessonEffect>;
export type LessonKind = z.infer<typeof LessonKind>;
export type LessonEvidence = z.infer<typeof LessonEvidence>;
export type LessonMeasured = z.infer<typeof LessonMeasured>;
export type LessonVersion = z.infer<typeof LessonVersion>;
export type Lesson = z.infer<typeof Lesson>;
export type LessonDetail = z.infer<typeof LessonDetail>;
export type LessonUse = z.infer<typeof LessonUse>;
export type LessonDifference = z.infer<typeof LessonDifference>;
export type LessonWhy = z.infer<typeof LessonWhy>;
export type RetiredLesson = z.infer<typeof RetiredLesson>;
