import type { LessonRef } from '#contracts/learning.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { RiskPolicyBody } from '#contracts/risk-policy.ts';
import type { RiskWeights } from '#contracts/risk-rules.ts';

export type InForce = { version: number; body: RiskPolicyBody };
export type Moved = { toBp: number; because: string };

/** Reviews that people mostly answered with yes: fewer of their kind are asked. */
export type ThresholdLesson = { ref: LessonRef; moveBp: number; because: string };

/** The threshold as a lesson moves it: up, and never out of the band. */
export function withLesson(
  risk: TenantPolicy['risk'],
  lesson: ThresholdLesson | null,
): TenantPolicy['risk'] {
  if (lesson === null) return risk;
  const { approveUpToBp, conditionUpToBp, approveBandBp, moved } = risk;
  const toBp = Math.min(approveBandBp.max, approveUpToBp + Math.max(0, lesson.moveBp));
  if (toBp <= approveUpToBp) return risk;
  const because = [...(moved === undefined ? [] : [moved.because]), lesson.because].join('; ');
  return {
    ...risk,
    approveUpToBp: toBp,
    conditionUpToBp: Math.max(conditionUpToBp, toBp),
    moved: {
      fromBp: moved?.fromBp ?? approveUpToBp,
      because: because.slice(0, 500),
      lessons: [lesson.ref],
    },
  };
}

type Category = RiskPolicyBody['categories'][number];

/**
 * The rules that a case keeps from its opening to its end.
 * @param codes CPV codes of its lines
 * @param moved where measured results have moved the approval threshold; null = nowhere
 */
export function pinnedRisk(
  { version, body }: InForce,
  codes: readonly string[],
  moved: Moved | null,
): TenantPolicy['risk'] {
  const category = categoryOf(body.categories, codes);
  const papers = [...body.requiredCertificates, ...(category?.requiredCertificates ?? [])];
  return {
    version,
    approveUpToBp: moved?.toBp ?? body.approveUpToBp,
    conditionUpToBp: Math.max(body.conditionUpToBp, moved?.toBp ?? 0),
    refuseAboveBp: body.refuseAboveBp,
    approveBandBp: body.approveBandBp,
    coverageMinBp: body.coverageMinBp,
    clearanceValidDays: body.clearanceValidDays,
    weightsBp: weightsFor(body, codes),
    requiredCertificates: [...new Set(papers)],
    cureWindowHours: body.cureWindowHours,
    approvers: body.approvers,
    ...(body.scorecard !== undefined && { scorecard: body.scorecard }),
    ...(moved !== null && {
      moved: { fromBp: body.approveUpToBp, because: moved.because.slice(0, 500) },
    }),
  };
}

/** The weights for a case of these categories; a checked policy names every factor. */
export const weightsFor = (
  { weightsBp, categories }: Pick<RiskPolicyBody, 'weightsBp' | 'categories'>,
  codes: readonly string[],
): RiskWeights => (categoryOf(categories, codes)?.weightsBp ?? weightsBp) as RiskWeights;

/** The longest beginning that any line's code has; of two as long the one that sorts first. */
function categoryOf(
  categories: readonly Category[],
  codes: readonly string[],
): Category | undefined {
  return categories
    .filter(({ cpvPrefix }) => codes.some((it) => it.startsWith(cpvPrefix)))
    .toSorted(
      (a, b) =>
        b.cpvPrefix.length - a.cpvPrefix.length || a.cpvPrefix.localeCompare(b.cpvPrefix, 'en'),
    )[0];
}
