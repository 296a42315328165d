import type { CaseBrief } from '#contracts/messages.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { RiskLimits } from '#domain/compliance/verdict.ts';
import { decideVerdict, limitsOf } from '#domain/compliance/verdict.ts';
import { daysAfter } from '#domain/days.ts';
import { lessonVersions } from '#domain/learning/advice/decision-memory.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { ComplianceState, Judged } from './state.ts';
import { isCleared, supplierIdOf } from './state.ts';

/** Names of others that a buyer could turn to when a supplier does not pass. */
const ALTERNATIVES_MAX = 3;

/** What compliance decided about a supplier by the rules: the decision and its audit record. */
export function verdictCommands(
  state: ComplianceState,
  brief: CaseBrief,
  judged: Judged,
  rivals: readonly Judged[],
  atMs: number,
): DeskCommand[] {
  const { assessment, verdict } = judged;
  // The record has what was screened; a verdict rests on what that forbids or asks.
  const { screening: _screening, ...counted } = assessment;
  const limits = limitsOf(brief.policy.risk, state.approveUpToBp);
  const { because } = decideVerdict(assessment, limits);
  const { moved } = brief.policy.risk;
  const alternatives = isCleared(judged) ? [] : bestOf(rivals);
  return [
    decision(brief, {
      question: `May ${assessment.supplierName} supply?`,
      chosen: verdict,
      alternatives: alternatives.map((it) => ({
        option: it.assessment.supplierName,
        scoreBp: null,
        because: `${it.verdict} at ${it.assessment.riskBp ?? 'unknown'} bp`,
      })),
      because: [...because, ...moveReasons(judged, limits, moved)],
      confidenceBp: assessment.confidenceBp,
      lessonVersions: lessonVersions(moved?.lessons ?? []),
      inputs: { assessment: counted, limits },
    }),
    clearanceRecord(state, brief, judged, {
      because: because.map((it) => `${it.rule}: ${it.value}`),
      alternatives: alternatives.map((it) => it.assessment.supplierName),
      atMs,
    }),
  ];
}

/** Why the threshold is not where the policy has it, and what it would have meant there. */
function moveReasons(
  { assessment, verdict }: Judged,
  limits: RiskLimits,
  moved: TenantPolicy['risk']['moved'],
) {
  if (moved === undefined) return [];
  const unmoved = { ...limits, approveUpToBp: moved.fromBp };
  const without = decideVerdict(assessment, unmoved).verdict;
  return [
    { rule: 'threshold moved', value: `from ${moved.fromBp} bp: ${moved.because}` },
    ...(without === verdict
      ? []
      : [{ rule: 'without memory', value: `I would have chosen ${without}` }]),
  ];
}

/** What a person decided about a supplier: the decision and its audit record. */
export function reviewCommands(
  state: ComplianceState,
  brief: CaseBrief,
  judged: Judged,
  answer: { cleared: boolean; conditions: string[] },
  atMs: number,
): DeskCommand[] {
  const { assessment, verdict, conditions, decidedBy } = judged;
  const because = [
    { rule: 'decided by', value: decidedBy },
    ...(answer.cleared ? assessment.hardStops : []).map((value) => ({
      rule: 'hard stop, which no answer lifts',
      value,
    })),
  ];
  const alternatives = isCleared(judged)
    ? []
    : bestOf(state.judged.filter((it) => supplierIdOf(it) !== supplierIdOf(judged)));
  return [
    decision(brief, {
      question: `May ${assessment.supplierName} supply after review?`,
      chosen: verdict,
      because,
      inputs: { supplierId: supplierIdOf(judged), ...answer, decidedBy, conditions },
    }),
    clearanceRecord(state, brief, judged, {
      because: because.map((it) => `${it.rule} ${it.value}`),
      alternatives: alternatives.map((it) => it.assessment.supplierName),
      atMs,
    }),
  ];
}

/** The cleared ones of least risk. */
const bestOf = (rivals: readonly Judged[]): Judged[] =>
  rivals
    .filter(isCleared)
    .toSorted((a, b) => (a.assessment.riskBp ?? 10_000) - (b.assessment.riskBp ?? 10_000))
    .slice(0, ALTERNATIVES_MAX);

/** Everything a later reader needs to judge the judgement: findings, limits, reasons, by whom. */
function clearanceRecord(
  state: ComplianceState,
  { policy: { risk } }: CaseBrief,
  { assessment, verdict, conditions, decidedBy }: Judged,
  parts: { because: string[]; alternatives: string[]; atMs: number },
): DeskCommand {
  return {
    kind: 'record',
    record: {
      kind: 'clearance',
      assessment,
      verdict,
      conditions,
      because: parts.because.map((it) => it.slice(0, 500)),
      alternatives: parts.alternatives,
      approveUpToBp: limitsOf(risk, state.approveUpToBp).approveUpToBp,
      validUntilMs: Math.min(
        daysAfter(parts.atMs, risk.clearanceValidDays),
        assessment.recheckAtMs ?? Infinity,
      ),
      decidedBy,
    },
  };
}
