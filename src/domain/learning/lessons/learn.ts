import type { LearningRules } from '#contracts/learning.ts';
import type {
  LessonEffect,
  LessonEvidence,
  LessonMeasured,
  LessonScope,
  LessonState,
} from '#contracts/lessons.ts';
import { CONFIDENCE_MIN_BP, confidenceBp } from './confidence.ts';
import type { Finding } from './finding.ts';
import { effectOf, findingWords, isShown } from './finding.ts';
import { lessonKinds, topicOf, unitOf } from './kinds.ts';
import { isSameScope, lessonKey } from './scope.ts';

/** A lesson as it stands. */
export type KnownLesson = {
  lessonId: string;
  version: number;
  state: LessonState;
  scope: LessonScope;
  effect: LessonEffect;
  measured: LessonMeasured;
  evidence: LessonEvidence;
  /** A person forgot it: observations up to this number do not bring it back; 0 = nobody did. */
  forgottenUpToNo: number;
};

type Said = Pick<KnownLesson, 'effect' | 'measured' | 'evidence'> & { because: string };
export type LessonDraft = Said & { scope: LessonScope; state: LessonState };

/** What new evidence does to a lesson; each but `kept` and `supported` makes a version. */
export type Revision =
  | { kind: 'kept' }
  | ({ kind: 'supported' | 'strengthened' | 'weakened' } & Said)
  | { kind: 'retired'; because: string };

type Rules = Pick<LearningRules, 'adjustMaxBp' | 'lessonsNeedApproval'>;

/** Evidence that no longer excludes chance still counts half, until it turns round. */
const DOUBTED_SHARE = 0.5;

/** What the findings teach that no lesson says yet, or none any more. */
export function proposeLessons(
  findings: readonly Finding[],
  existing: readonly KnownLesson[],
  nowMs: number,
  rules: Rules,
): LessonDraft[] {
  const known = new Map(existing.map((it) => [lessonKey(it.effect, it.scope), it]));
  return findings.flatMap((finding) => {
    const { scope, evidence } = finding;
    const effect = isShown(finding) ? effectOf(finding, rules) : null;
    if (effect === null || confidenceBp(evidence, nowMs) < CONFIDENCE_MIN_BP) return [];
    const before = known.get(lessonKey(effect, scope));
    if (before !== undefined && before.state !== 'retired') return [];
    if (before !== undefined && evidence.afterNo < before.forgottenUpToNo) return [];
    const waits = rules.lessonsNeedApproval && lessonKinds[effect.kind].changesAwards;
    return [{ scope, state: waits ? 'proposed' : 'active', ...said(finding, effect) }];
  });
}

/**
 * What a finding does to a lesson of its topic, scope and option: support lets it grow, doubt halves
 * it, the contrary retires it. The same finding twice does nothing the second time.
 * @param finding null = nothing new was measured; then only time counts
 */
export function revise(
  lesson: KnownLesson,
  finding: Finding | null,
  nowMs: number,
  rules: Rules,
): Revision {
  if (lesson.state === 'retired') return { kind: 'kept' };
  if (finding === null || finding.evidence.afterNo < lesson.forgottenUpToNo) {
    return confidenceBp(lesson.evidence, nowMs) < CONFIDENCE_MIN_BP ? faded : { kind: 'kept' };
  }
  if (finding.evidence.casesCount === 0) return retired('Nothing supports it any more.');
  const effect = effectOf(finding, rules, isShown(finding) ? 1 : DOUBTED_SHARE);
  if (effect?.kind !== lesson.effect.kind) return retired(`No longer so. ${findingWords(finding)}`);
  if (confidenceBp(finding.evidence, nowMs) < CONFIDENCE_MIN_BP) return faded;
  const change = sizeOf(effect) - sizeOf(lesson.effect);
  if (change > 0) return { kind: 'strengthened', ...said(finding, effect) };
  // A turn of sign that stays of one kind, such as of prices, is no growth either.
  if (change < 0 || isTurned(effect, lesson.effect)) {
    return { kind: 'weakened', ...said(finding, effect) };
  }
  return isSameEvidence(finding.evidence, lesson.evidence)
    ? { kind: 'kept' }
    : { kind: 'supported', ...said(finding, effect) };
}

const isSameEvidence = (a: LessonEvidence, b: LessonEvidence): boolean =>
  a.casesCount === b.casesCount &&
  a.observationsCount === b.observationsCount &&
  a.lastSeenAtMs === b.lastSeenAtMs;

/** Whether a finding speaks of what a lesson says, for it or against it. */
export const concerns = (finding: Finding, { effect, scope }: KnownLesson): boolean =>
  finding.topic === topicOf(effect) &&
  isSameScope(finding.scope, scope) &&
  (!('option' in effect) || effect.option === finding.option);

const retired = (because: string): Revision => ({ kind: 'retired', because });
const faded = retired('Nothing has supported it for too long.');

const said = (finding: Finding, effect: LessonEffect): Said => ({
  effect,
  measured: {
    unit: unitOf(finding.topic),
    estimate: finding.estimate,
    noEffect: finding.noEffect,
  },
  evidence: finding.evidence,
  because: findingWords(finding),
});

function signedSize(effect: LessonEffect): number {
  if ('adjustBp' in effect) return effect.adjustBp;
  if ('rewardBp' in effect) return effect.rewardBp;
  return 'yearlyBp' in effect ? effect.yearlyBp : effect.moveBp;
}

const sizeOf = (effect: LessonEffect): number => Math.abs(signedSize(effect));

/** Whether two effects of one topic pull in opposite directions. */
export const isTurned = (a: LessonEffect, b: LessonEffect): boolean =>
  Math.sign(signedSize(a)) !== Math.sign(signedSize(b));
