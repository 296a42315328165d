import type { CaseBrief } from '#contracts/messages.ts';
import type { Assessment, Market } from '#contracts/supplier.ts';
import { decideVerdict, limitsOf } from '#domain/compliance/verdict.ts';
import { daysAfter } from '#domain/days.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import type { Clearing, ComplianceState, Judged } from './state.ts';

/** Assessments came back: judge each supplier, hand on who is cleared, ask for the rest. */
export function onAssessed(
  state: ComplianceState,
  event: ResultOf<'assessSuppliers'>,
): DeskStep<ComplianceState> {
  const clearing = state.clearings.find((it) => it.key === event.key);
  const { brief, market } = state;
  if (clearing === undefined || brief === null || market === null) return { state, commands: [] };
  const clearings = state.clearings.filter((it) => it !== clearing);
  const { result } = event;
  if (!result.ok) {
    const body = { code: result.code, because: result.because };
    return {
      state: { ...state, clearings },
      commands: [
        { kind: 'reply', requestId: clearing.requestId, type: 'ERROR', topic: 'agent.error', body },
      ],
    };
  }
  const fresh = judgeAll(state, brief, clearing, result.value.assessments);
  const ids = fresh.map((it) => it.candidate.supplierId);
  const judged = [...state.judged.filter((it) => !ids.includes(it.candidate.supplierId)), ...fresh];
  const asks = asksForAlternatives(state, brief, market, judged);
  return {
    state: {
      ...state,
      clearings,
      judged: judged.map((it) => (isCleared(it) ? { ...it, handedOn: true } : it)),
      alternativesCount: state.alternativesCount + asks.length,
    },
    commands: [
      ...fresh.flatMap((it) => records(state, brief, it, fresh, event.atMs)),
      ...handOn(brief, market, clearing.attempt, fresh),
      ...fresh
        .filter((it) => it.verdict === 'escalate_for_review')
        .map((it) => askPerson(brief, it)),
      ...asks,
      report(clearing, fresh),
      ...stage(fresh),
    ],
  };
}

function judgeAll(
  state: ComplianceState,
  brief: CaseBrief,
  clearing: Clearing,
  assessments: readonly Assessment[],
): Judged[] {
  return clearing.candidates.flatMap((candidate) => {
    const assessment = assessments.find((it) => it.supplierId === candidate.supplierId);
    if (assessment === undefined) return [];
    const { verdict, conditions } = decideVerdict(
      assessment,
      limitsOf(brief.policy.risk, state.approveUpToBp),
    );
    return [
      {
        candidate,
        assessment,
        verdict,
        conditions,
        attempt: clearing.attempt,
        reviewId: null,
        handedOn: false,
      },
    ];
  });
}

export const isCleared = (it: Judged): boolean =>
  it.verdict === 'auto_approve' || it.verdict === 'conditional_approval';

/** The decision and the audit record of one supplier. */
export function records(
  state: ComplianceState,
  brief: CaseBrief,
  judged: Judged,
  rivals: readonly Judged[],
  atMs: number,
): DeskCommand[] {
  const { assessment, verdict, conditions } = judged;
  const limits = limitsOf(brief.policy.risk, state.approveUpToBp);
  const { because } = decideVerdict(assessment, limits);
  const better = rivals
    .filter((it) => it !== judged && isCleared(it))
    .toSorted((a, b) => (a.assessment.riskBp ?? 10_000) - (b.assessment.riskBp ?? 10_000))
    .map((it) => it.assessment.supplierName);
  return [
    decision(brief, {
      question: `May ${assessment.supplierName} supply?`,
      chosen: verdict,
      alternatives: isCleared(judged)
        ? []
        : better.slice(0, 3).map((option) => ({
            option,
            scoreBp: null,
            because: 'cleared in the same round',
          })),
      because,
      confidenceBp: assessment.confidenceBp,
      inputs: { assessment, limits },
    }),
    {
      kind: 'record',
      record: {
        kind: 'clearance',
        assessment,
        verdict,
        conditions,
        because: because.map((it) => `${it.rule}: ${it.value}`.slice(0, 500)),
        alternatives: isCleared(judged) ? [] : better.slice(0, 3),
        approveUpToBp: limits.approveUpToBp,
        validUntilMs: daysAfter(atMs, brief.policy.risk.clearanceValidDays),
        decidedBy: 'compliance',
      },
    },
  ];
}

/** Tells negotiation whom it may talk to, with the conditions that travel along. */
export function handOn(
  brief: CaseBrief,
  market: Market,
  attempt: number,
  judged: readonly Judged[],
): DeskCommand[] {
  const cleared = judged.filter(isCleared);
  if (cleared.length === 0) return [];
  return [
    {
      kind: 'send',
      to: 'negotiation',
      type: 'NOTIFICATION',
      topic: 'negotiation.cleared',
      body: {
        brief,
        attempt,
        market,
        cleared: cleared.map(({ candidate, verdict, conditions, assessment }) => ({
          candidate,
          verdict,
          conditions,
          riskBp: assessment.riskBp,
        })),
        pendingSupplierIds: judged
          .filter((it) => it.verdict === 'escalate_for_review')
          .map((it) => it.candidate.supplierId),
      },
    },
  ];
}

/** One question holds one supplier; the others go on. The time-out is the supervisor's to keep. */
function askPerson(brief: CaseBrief, judged: Judged): DeskCommand {
  const { assessment } = judged;
  const because =
    assessment.riskBp === null
      ? `Too little is known of ${assessment.supplierName} (coverage ${assessment.coverageBp} bp).`
      : `The risk of ${assessment.supplierName} is ${assessment.riskBp} bp, above what may pass by itself.`;
  return {
    kind: 'send',
    to: 'supervisor',
    type: 'REQUEST',
    topic: 'compliance.review',
    body: { assessment, because },
    answerWithinMs: brief.timing.approvalTimeoutMs * 2 + brief.timing.peerTimeoutMs,
  };
}

function asksForAlternatives(
  state: ComplianceState,
  brief: CaseBrief,
  market: Market,
  judged: readonly Judged[],
): DeskCommand[] {
  const usable = judged.filter(
    (it) => isCleared(it) || it.verdict === 'escalate_for_review',
  ).length;
  const { shortlistMin, recovery } = brief.policy;
  const isHopeless = market.suppliersCount <= judged.length;
  if (usable >= shortlistMin || state.alternativesCount >= recovery.alternativesMax || isHopeless)
    return [];
  const neededCount = shortlistMin - usable;
  return [
    decision(brief, {
      question: 'Are enough suppliers left?',
      chosen: 'ask sourcing for alternatives',
      alternatives: [
        {
          option: 'go on with who is left',
          scoreBp: null,
          because: `${usable} of ${shortlistMin}`,
        },
      ],
      because: [{ rule: 'usable suppliers', value: `${usable}, wanted ${shortlistMin}` }],
      inputs: { usable, shortlistMin, asked: state.alternativesCount },
    }),
    {
      kind: 'send',
      to: 'sourcing',
      type: 'REQUEST',
      topic: 'sourcing.alternatives',
      body: {
        neededCount,
        excludeSupplierIds: judged.map((it) => it.candidate.supplierId),
        because: `Only ${usable} of ${judged.length} suppliers can be used.`,
      },
      answerWithinMs: brief.timing.peerTimeoutMs,
    },
  ];
}

function report(clearing: Clearing, judged: readonly Judged[]): DeskCommand {
  return {
    kind: 'reply',
    requestId: clearing.requestId,
    type: 'RESPONSE',
    topic: 'compliance.report',
    body: {
      verdicts: judged.map(({ candidate, verdict, assessment }) => ({
        supplierId: candidate.supplierId,
        verdict,
        riskBp: assessment.riskBp,
      })),
      because: `${judged.filter(isCleared).length} of ${judged.length} suppliers cleared.`,
    },
  };
}

function stage(judged: readonly Judged[]): DeskCommand[] {
  const cleared = judged.filter(isCleared).length;
  const asked = judged.filter((it) => it.verdict === 'escalate_for_review').length;
  const sentence =
    `Compliance cleared ${cleared} of ${judged.length} suppliers` +
    (asked === 0 ? '.' : `; a person looks at ${asked}.`);
  return [
    {
      kind: 'record',
      record: { kind: 'stage', stage: cleared > 0 ? 'negotiating' : 'compliance', sentence },
    },
    { kind: 'show', stage: 'assessed', details: sentence },
  ];
}
