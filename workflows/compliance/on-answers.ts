import {
  conditionsOf,
  decideVerdict,
  limitsOf,
  moveThreshold,
} from '#domain/compliance/verdict.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { handOn, isCleared, records } from './on-assessed.ts';
import type { ComplianceState, Judged } from './state.ts';

/** A person decided about one supplier: it joins the talks, or stays out. */
export function onReviewed(
  state: ComplianceState,
  event: MessageOn<'compliance.reviewed'>,
): DeskStep<ComplianceState> {
  const { supplierId, cleared, conditions, decidedBy } = event.body;
  const { brief, market } = state;
  const known = state.judged.find((it) => it.candidate.supplierId === supplierId);
  // A hard stop is never lifted here, whatever the answer says.
  const isStopped = (known?.assessment.hardStops.length ?? 0) > 0;
  if (brief === null || market === null || known === undefined || known.handedOn) {
    return { state, commands: [] };
  }
  const verdict = cleared && !isStopped ? 'conditional_approval' : 'refusal';
  const judged: Judged = {
    ...known,
    verdict,
    handedOn: verdict !== 'refusal',
    conditions: verdict === 'refusal' ? [] : [...conditionsOf(known.assessment), ...conditions],
  };
  const commands: DeskCommand[] = [
    decision(brief, {
      question: `May ${known.assessment.supplierName} supply after review?`,
      chosen: verdict,
      because: [{ rule: 'decided by', value: decidedBy }],
      inputs: { supplierId, cleared, conditions, decidedBy },
    }),
    clearanceByPerson(brief.policy.risk.clearanceValidDays, state, judged, decidedBy, event.atMs),
    ...handOn(brief, market, known.attempt, [judged]),
  ];
  return { state: { ...state, judged: replace(state.judged, judged) }, commands };
}

function clearanceByPerson(
  validDays: number,
  state: ComplianceState,
  judged: Judged,
  decidedBy: string,
  atMs: number,
): DeskCommand {
  return {
    kind: 'record',
    record: {
      kind: 'clearance',
      assessment: judged.assessment,
      verdict: judged.verdict,
      conditions: judged.conditions,
      because: [`decided by ${decidedBy}`],
      alternatives: [],
      approveUpToBp: state.approveUpToBp ?? 0,
      validUntilMs: atMs + validDays * 86_400_000,
      decidedBy,
    },
  };
}

/** Moves the threshold for approval inside the band and judges again; hard stops stay. */
export function onAdjust(
  state: ComplianceState,
  event: MessageOn<'compliance.adjust'>,
): DeskStep<ComplianceState> {
  const { brief, market } = state;
  const { requestId, wanted } = { requestId: event.envelope.id, wanted: event.body.approveUpToBp };
  if (brief === null || market === null) {
    const body = {
      approveUpToBp: wanted,
      clearedSupplierIds: [],
      because: 'Nothing was assessed yet.',
    };
    return {
      state,
      commands: [
        { kind: 'reply', requestId, type: 'RESPONSE', topic: 'compliance.adjusted', body },
      ],
    };
  }
  const approveUpToBp = moveThreshold(brief.policy.risk, wanted);
  const next = { ...state, approveUpToBp };
  const limits = limitsOf(brief.policy.risk, approveUpToBp);
  const newly = state.judged.flatMap((it): Judged[] => {
    const { verdict, conditions } = decideVerdict(it.assessment, limits);
    const again = { ...it, verdict, conditions };
    return !isCleared(it) && isCleared(again) ? [{ ...again, handedOn: true }] : [];
  });
  const { min, max } = brief.policy.risk.approveBandBp;
  return {
    state: { ...next, judged: newly.reduce(replace, state.judged) },
    commands: [
      decision(brief, {
        question: 'May the approval threshold move?',
        chosen: `${approveUpToBp} bp`,
        alternatives: [
          { option: `${wanted} bp as asked`, scoreBp: null, because: `band ${min} to ${max} bp` },
        ],
        because: [
          { rule: 'inside the band', value: `${min} to ${max} bp` },
          { rule: 'asked', value: event.body.because },
        ],
        inputs: { wanted, approveUpToBp, min, max },
      }),
      ...newly.flatMap((it) => records(next, brief, it, newly, event.atMs)),
      ...handOn(brief, market, newly[0]?.attempt ?? 1, newly),
      {
        kind: 'reply',
        requestId,
        type: 'RESPONSE',
        topic: 'compliance.adjusted',
        body: {
          approveUpToBp,
          clearedSupplierIds: newly.map((it) => it.candidate.supplierId),
          because: `${newly.length} more suppliers pass at ${approveUpToBp} bp.`,
        },
      },
    ],
  };
}

/** The most that may be paid before delivery to a supplier of low risk. */
const PREPAYMENT_BP_MAX = 3_000;

/** Whether a term that negotiation met is a risk worth taking with this supplier. */
export function onTerm(
  state: ComplianceState,
  event: MessageOn<'compliance.term'>,
): DeskStep<ComplianceState> {
  const { supplierId, term, value } = event.body;
  const known = state.judged.find((it) => it.candidate.supplierId === supplierId);
  const financialBp =
    known?.assessment.factors.find((it) => it.name === 'financial')?.riskBp ?? null;
  const lowRisk = state.brief?.policy.risk.approveUpToBp ?? 0;
  const isSolid = financialBp !== null && financialBp <= lowRisk;
  const allowed =
    term === 'prepayment' ? isSolid && value <= PREPAYMENT_BP_MAX : known !== undefined;
  const because =
    term === 'prepayment'
      ? `financial risk ${financialBp ?? 'unknown'} bp, prepayment ${value} bp (at most ${PREPAYMENT_BP_MAX})`
      : `a longer lead time (${value} days) changes no risk factor`;
  const conditions = allowed && term === 'prepayment' ? ['bank guarantee for the prepayment'] : [];
  return {
    state,
    commands: [
      ...(state.brief === null
        ? []
        : [
            decision(state.brief, {
              question: `May ${term} of ${value} be accepted from ${supplierId}?`,
              chosen: allowed ? 'allowed' : 'not allowed',
              because: [{ rule: term, value: because }],
              inputs: { supplierId, term, value, financialBp },
            }),
          ]),
      {
        kind: 'reply',
        requestId: event.envelope.id,
        type: 'RESPONSE',
        topic: 'compliance.term_verdict',
        body: { supplierId, term, allowed, conditions, because },
      },
    ],
  };
}

const replace = (all: readonly Judged[], one: Judged): Judged[] =>
  all.map((it) => (it.candidate.supplierId === one.candidate.supplierId ? one : it));
