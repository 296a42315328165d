import type { CaseBrief } from '#contracts/messages.ts';
import type { Assessment, Candidate } from '#contracts/supplier.ts';
import { lapsesAtMs } from '#domain/approval/lapse.ts';
import { pinnedRule } from '#domain/approval/rule.ts';
import { paperInWords } from '#domain/compliance/cure.ts';
import { decideVerdict, limitsOf } from '#domain/compliance/verdict.ts';
import type { DeskCommand } from '../desk.ts';
import type { ComplianceState, Judged } from './state.ts';
import { OURSELVES, supplierIdOf } from './state.ts';

const HOUR_MS = 3_600_000;

/**
 * Judges suppliers by their assessments. What a person decided stays, unless a hard stop or a reason
 * for a review was found that the person had not seen.
 */
export function judgeAll(
  state: ComplianceState,
  { policy }: CaseBrief,
  candidates: readonly { candidate: Candidate; attempt: number }[],
  assessments: readonly Assessment[],
): Judged[] {
  const limits = limitsOf(policy.risk, state.approveUpToBp);
  return candidates.map(({ candidate, attempt }) => {
    const { supplierId } = candidate;
    const assessment = assessments.find((it) => it.supplierId === supplierId);
    if (assessment === undefined) throw new Error(`no assessment of ${supplierId} came back`);
    const before = state.judged.find((it) => supplierIdOf(it) === supplierId);
    const isByPerson = before !== undefined && before.decidedBy !== OURSELVES;
    if (isByPerson && !hasUnseen(before.assessment, assessment)) {
      return { ...before, candidate, assessment, attempt };
    }
    const { verdict, conditions } = decideVerdict(assessment, limits);
    return { candidate, assessment, verdict, conditions, attempt, decidedBy: OURSELVES };
  });
}

const hasUnseen = (seen: Assessment, now: Assessment): boolean =>
  now.hardStops.length > 0 || reasonsOf(now).some((it) => !reasonsOf(seen).includes(it));

/** Why a person is asked whatever the score. */
export const reasonsOf = ({ reviewReasons = [], papersMissing = [] }: Assessment): string[] => [
  ...reviewReasons,
  ...papersMissing.map((it) => `Its ${paperInWords(it)}, is missing.`),
];

/** One question holds one supplier; the others go on. The time-out is the supervisor's to keep. */
export function askPerson(brief: CaseBrief, { assessment }: Judged, atMs: number): DeskCommand {
  const { timing, policy } = brief;
  const windowMs = HOUR_MS * (policy.risk.cureWindowHours ?? 0);
  const isCure = (assessment.papersMissing ?? []).length > 0 && windowMs > 0;
  const openForMs = isCure ? windowMs : timing.approvalTimeoutMs;
  return {
    kind: 'send',
    to: 'supervisor',
    type: 'REQUEST',
    topic: 'compliance.review',
    body: { assessment, because: whyAPerson(assessment), ...(isCure && { openForMs }) },
    answerWithinMs: longestWaitMs(brief, assessment, openForMs, atMs) + timing.peerTimeoutMs,
  };
}

/** A person may defer once, which gives the usual time again. */
function longestWaitMs(
  { timing, policy: { approvals } }: CaseBrief,
  { riskBp }: Assessment,
  openForMs: number,
  atMs: number,
): number {
  const asked = { about: 'compliance_review', amountMinor: null, currency: null, riskBp } as const;
  const rule = approvals === undefined ? null : pinnedRule(approvals, asked);
  const lapsedAtMs = lapsesAtMs(approvals, rule, atMs, openForMs);
  return lapsesAtMs(approvals, rule, lapsedAtMs, timing.approvalTimeoutMs) - atMs;
}

function whyAPerson(assessment: Assessment): string {
  const reasons = reasonsOf(assessment);
  if (reasons.length > 0) return reasons.join(' ').slice(0, 1_000);
  const { supplierName, riskBp, riskUpToBp = 0, coverageBp } = assessment;
  if (riskBp === null) return `Too little is known of ${supplierName} (coverage ${coverageBp} bp).`;
  const range = riskUpToBp > riskBp ? `, and up to ${riskUpToBp} bp for want of figures` : '';
  return `The risk of ${supplierName} is ${riskBp} bp${range}, above what may pass by itself.`;
}
