import type { CaseBrief } from '#contracts/messages.ts';
import { decideVerdict, limitsOf, moveThreshold } from '#domain/compliance/verdict.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { verdictCommands } from './clearance.ts';
import { handOn } from './hand-on.ts';
import type { ComplianceState, Judged } from './state.ts';
import { isCleared, OURSELVES, supplierIdOf, withJudged } from './state.ts';

/**
 * Moves the threshold for approval inside the band of policy and judges again those whom the rules
 * kept out. What a person said stays, so do hard stops, and whoever is cleared stays cleared.
 */
export function onAdjust(
  state: ComplianceState,
  event: MessageOn<'compliance.adjust'>,
): DeskStep<ComplianceState> {
  const { brief, market } = state;
  const wantedBp = event.body.approveUpToBp;
  if (brief === null || market === null) {
    const because = 'Nothing was assessed yet, so there is nothing to look at again.';
    return { state, commands: [adjusted(event.envelope.id, wantedBp, [], because)] };
  }
  const approveUpToBp = moveThreshold(brief.policy.risk, wantedBp);
  const next: ComplianceState = { ...state, approveUpToBp };
  const newly = newlyCleared(next, brief);
  const all = withJudged(state.judged, newly);
  const because = `${newly.length} more suppliers pass at ${approveUpToBp} bp.`;
  return {
    state: { ...next, judged: all },
    commands: [
      thresholdDecision(brief, event.body, approveUpToBp),
      ...newly.flatMap((it) => verdictCommands(next, brief, it, all, event.atMs)),
      ...handOn(brief, market, newly, all),
      adjusted(event.envelope.id, approveUpToBp, newly, because),
    ],
  };
}

function newlyCleared({ judged, approveUpToBp }: ComplianceState, { policy }: CaseBrief): Judged[] {
  const limits = limitsOf(policy.risk, approveUpToBp);
  return judged
    .filter((it) => !isCleared(it) && it.decidedBy === OURSELVES)
    .map((it) => {
      const { verdict, conditions } = decideVerdict(it.assessment, limits);
      return { ...it, verdict, conditions };
    })
    .filter(isCleared);
}

function thresholdDecision(
  brief: CaseBrief,
  { approveUpToBp: wantedBp, because }: MessageOn<'compliance.adjust'>['body'],
  approveUpToBp: number,
): DeskCommand {
  const { min, max } = brief.policy.risk.approveBandBp;
  const band = `${min} to ${max} bp`;
  return decision(brief, {
    question: 'May the approval threshold move?',
    chosen: `${approveUpToBp} bp`,
    alternatives:
      wantedBp === approveUpToBp
        ? []
        : [{ option: `${wantedBp} bp as asked`, scoreBp: null, because: `outside ${band}` }],
    because: [
      { rule: 'inside the band', value: band },
      { rule: 'asked', value: because },
    ],
    inputs: { wantedBp, approveUpToBp, min, max },
  });
}

const adjusted = (
  requestId: string,
  approveUpToBp: number,
  newly: readonly Judged[],
  because: string,
): DeskCommand => ({
  kind: 'reply',
  requestId,
  type: 'RESPONSE',
  topic: 'compliance.adjusted',
  body: { approveUpToBp, clearedSupplierIds: newly.map(supplierIdOf), because },
});
