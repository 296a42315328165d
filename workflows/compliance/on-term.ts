import type { CaseBrief } from '#contracts/messages.ts';
import type { TermVerdict } from '#domain/compliance/term.ts';
import { decideTerm } from '#domain/compliance/term.ts';
import { limitsOf } from '#domain/compliance/verdict.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import type { ComplianceState, Judged } from './state.ts';
import { isCleared, supplierIdOf } from './state.ts';

/** Whether a term that negotiation met is a risk worth taking with this supplier. */
export function onTerm(
  state: ComplianceState,
  event: MessageOn<'compliance.term'>,
): DeskStep<ComplianceState> {
  const { supplierId, term, value } = event.body;
  const { brief } = state;
  const known = state.judged.find((it) => supplierIdOf(it) === supplierId);
  const verdict = verdictOn(event.body, state, known);
  const inputs = {
    supplierId,
    term,
    value,
    verdict: known?.verdict ?? null,
    conditions: known?.conditions ?? [],
    factors: known?.assessment.factors.map((it) => [it.name, it.riskBp]) ?? [],
  };
  return {
    state,
    commands: [
      ...(brief === null ? [] : [termDecision(brief, event.body, verdict, known, inputs)]),
      {
        kind: 'reply',
        requestId: event.envelope.id,
        type: 'RESPONSE',
        topic: 'compliance.term_verdict',
        body: { supplierId, term, ...verdict },
      },
    ],
  };
}

function verdictOn(
  { term, value }: MessageOn<'compliance.term'>['body'],
  { brief, approveUpToBp }: ComplianceState,
  known: Judged | undefined,
): TermVerdict {
  if (known !== undefined && !isCleared(known)) {
    return { allowed: false, conditions: [], because: `the supplier has ${known.verdict}` };
  }
  // Without a brief nobody was assessed here: the supplier came with an earlier clearance.
  const limits = brief === null ? null : limitsOf(brief.policy.risk, approveUpToBp);
  return decideTerm(term, value, known ?? null, limits?.approveUpToBp ?? 0);
}

const termDecision = (
  brief: CaseBrief,
  { term, value, because }: MessageOn<'compliance.term'>['body'],
  verdict: TermVerdict,
  known: Judged | undefined,
  inputs: unknown,
): DeskCommand =>
  decision(brief, {
    question: `May ${term} of ${value} be accepted from ${known?.assessment.supplierName ?? 'a supplier cleared earlier'}?`,
    chosen: verdict.allowed ? 'allowed' : 'not allowed',
    because: [
      { rule: term, value: verdict.because },
      { rule: 'asked', value: because },
      ...verdict.conditions.map((value_) => ({ rule: 'on condition', value: value_ })),
    ],
    confidenceBp: known?.assessment.confidenceBp ?? 0,
    inputs,
  });
