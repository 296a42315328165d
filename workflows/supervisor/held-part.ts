import type { Holds } from '#contracts/approval-chain.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { partOfAward } from '#domain/award/part-of-award.ts';
import type { DeskCommand } from '../desk.ts';
import { CONFIRM, winnersOf } from './confirm.ts';
import type { SupervisorState } from './state.ts';

export const WHOLE_CASE: Holds = { kind: 'case', supplierId: null, lineNo: null };

/** An award of which only a part has to wait for a person. */
type HeldPart = { holds: Holds; free: AwardProposal };

/**
 * The part of an award that agents may make alone while people decide about one supplier or line of
 * a category where agents only advise; null = there is none, and the question holds the case. Limits
 * are about the whole award, so nothing slips below one by being taken apart.
 */
export function heldPart(
  { policy: { approvals }, requisition }: CaseBrief,
  proposal: AwardProposal,
): HeldPart | null {
  const heldLineNos = approvals?.heldLineNos ?? [];
  const held = proposal.lines.filter((it) => heldLineNos.includes(it.lineNo));
  const supplierIds = [...new Set(held.map((it) => it.supplierId))];
  const lineNos = [...new Set(held.map((it) => it.lineNo))];
  if (!requisition.partialAllowed || (supplierIds.length > 1 && lineNos.length > 1)) return null;
  // Who has a part in both confirms once, when all of it is decided.
  const free = partOfAward(
    proposal,
    requisition.lines,
    (it) => !supplierIds.includes(it.supplierId),
  );
  if (free === null) return null;
  const [supplierId = null] = supplierIds;
  const [lineNo = null] = lineNos;
  return supplierIds.length === 1
    ? {
        free,
        holds: { kind: 'supplier', supplierId, lineNo: lineNos.length === 1 ? lineNo : null },
      }
    : { free, holds: { kind: 'line', supplierId: null, lineNo } };
}

/** The others need not wait: who has confirmed its lines by then is not asked again. */
export const confirmFree = (brief: CaseBrief, { free }: HeldPart): DeskCommand => ({
  kind: 'send',
  to: 'negotiation',
  type: 'REQUEST',
  topic: CONFIRM,
  body: {
    proposal: free,
    because: `A person decides about the rest; ${winnersOf(free)} may confirm already.`.slice(
      0,
      1_000,
    ),
  },
  answerWithinMs: brief.timing.peerTimeoutMs,
});

/** The award that a person is deciding about, in part; null = in whole, or about nothing. */
export function partlyAsked(state: SupervisorState, brief: CaseBrief): HeldPart | null {
  const { proposal, confirming } = state;
  const isAsked = state.approvals.some(
    (it) => it.about === 'award' && it.holds !== undefined && it.holds.kind !== 'case',
  );
  return proposal === null || confirming != null || !isAsked ? null : heldPart(brief, proposal);
}
