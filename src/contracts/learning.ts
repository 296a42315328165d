import { z } from 'zod';
import { AgentRole } from './roles.ts';
import { BasisPoints, Count, IsoDate, Moment } from './values.ts';

/** What agents ask the memory; one question has always the same options. */
export const LEARNED_QUESTIONS = [
  'search_strategy',
  'whom_to_invite',
  'approach',
  'opening_anchor',
  'lever_order',
  'way_on',
] as const;
export const LearnedQuestion = z.enum(LEARNED_QUESTIONS);

/** A lesson at the version that a case used, so that the case can be told again. */
export const LessonRef = z.strictObject({ lessonId: z.string(), version: z.int().min(1) });

/** An estimate with its uncertainty; the unit is that of the thing estimated. */
export const Estimate = z.strictObject({
  mean: z.number(),
  /** Of the posterior. */
  sd: z.number().min(0),
  /** Of the central 90 %. */
  low: z.number(),
  high: z.number(),
  /** Observations that it rests on, before any fading; 0 = the prior alone. */
  sampleSize: Count,
  /** How much of it is still the prior, 10,000 = all. */
  priorShareBp: BasisPoints,
});

/** A question as an agent puts it: what may be chosen, and what would be without memory. */
export type AdviceAsk = {
  question: LearnedQuestion;
  /** What alike cases have in common; see `Advice`. */
  context: string;
  /** The rules' own scores, 10,000 = best; advice starts from them. */
  options: { option: string; ruleScoreBp: number }[];
  without: string;
};

/** That memory may be asked in a case; null rules = the tenant's policy says nothing of it. */
export type MemoryUse = { rules: LearningRules | null };

/** One option of a question with what it is expected to bring. */
export const Suggestion = z.strictObject({
  option: z.string(),
  /** Expected reward, 10,000 = best; comparable among the options of one question only. */
  expected: Estimate,
  /** The chance that this option was the one to be chosen, before the draw; 0 = never by memory. */
  propensityBp: BasisPoints,
  because: z.string().max(500),
  /** Observations, lessons or cells that it rests on, the weightiest first. */
  evidence: z.array(z.string()).max(20),
});

/** Something that may go wrong, with its probability. */
export const Risk = z.strictObject({
  supplierId: z.string().nullable(),
  what: z.enum(['late_delivery', 'rejects', 'no_answer', 'walks_away', 'dear']),
  probabilityBp: BasisPoints,
  sampleSize: Count,
  because: z.string().max(500),
  evidence: z.array(z.string()).max(20),
});

/**
 * What the memory says to one question of one case. It may change order, anchors, weights and
 * strategy; it knows no floor, mandate, approver or list, so that it cannot change one.
 */
export const Advice = z.strictObject({
  question: LearnedQuestion,
  agent: AgentRole,
  /** What alike cases have in common, such as `competitive/high/CPV 3369`. */
  context: z.string().max(200),
  /** The last observation that it knows of, and the day for which older ones were faded. */
  asOf: z.strictObject({ observationNo: z.int().min(0), day: IsoDate }),
  lessons: z.array(LessonRef).max(50),
  /** Best first. */
  suggestions: z.array(Suggestion).max(200),
  /** null = nothing to say: what is done without memory stays. */
  chosen: z.string().nullable(),
  /** What would have been chosen without memory. */
  without: z.string(),
  /** Whether the choice tries something instead of taking what looks best. */
  explores: z.boolean(),
  risks: z.array(Risk).max(200),
  because: z.string().max(1_000),
});

/** Kept in the inputs of the decision that followed, so that other policies can be judged by it. */
export const DecisionMemory = z.strictObject({
  question: LearnedQuestion,
  context: z.string(),
  without: z.string(),
  chosen: z.string(),
  propensityBp: BasisPoints,
  lessons: z.array(LessonRef),
});

/** Advice that a case got, with the decisions that followed it, in their order. */
export const CaseAdvice = Advice.extend({
  givenAtMs: Moment,
  decisions: z.array(
    z.object({
      decisionId: z.string(),
      agent: z.string(),
      question: z.string(),
      chosen: z.string(),
      because: z.array(z.object({ rule: z.string(), value: z.string() })),
      decidedAtMs: Moment,
    }),
  ),
});
export const CaseAdvices = z.object({ items: z.array(CaseAdvice) });

/** What the memory may do for a tenant. Without it the defaults of `learning-rules.ts` count. */
export const LearningRules = z.strictObject({
  /** Off: decisions are made as if nothing had ever been learnt; results are still kept. */
  useMemory: z.boolean(),
  /** Share of the cases that may try something that does not look best. */
  exploreShareBp: BasisPoints,
  /** Above it nothing is tried. */
  exploreAmountMaxMinor: z.int().min(0),
  /** The most that memory moves the score of a supplier, either way. */
  adjustMaxBp: BasisPoints,
  /** Whether a lesson that changes awards waits for a person before it is active. */
  lessonsNeedApproval: z.boolean(),
});

export type LearnedQuestion = z.infer<typeof LearnedQuestion>;
export type LessonRef = z.infer<typeof LessonRef>;
export type Estimate = z.infer<typeof Estimate>;
export type Suggestion = z.infer<typeof Suggestion>;
export type Risk = z.infer<typeof Risk>;
export type Advice = z.infer<typeof Advice>;
export type CaseAdvice = z.infer<typeof CaseAdvice>;
export type DecisionMemory = z.infer<typeof DecisionMemory>;
export type LearningRules = z.infer<typeof LearningRules>;
