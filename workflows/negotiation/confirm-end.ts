import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { AwardLine } from '#contracts/negotiation.ts';
import { awardFaults } from '#domain/award/check.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { conclude } from './conclude.ts';
import { isLeftOut, isLive, leaveOut } from './leave-out.ts';
import { promote } from './promote.ts';
import type { Confirming, NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

type Answer = Body<'negotiation.confirmed'>;
export type Award = { supplierId: string; lines: AwardLine[] };

export const talkWith = (state: NegotiationState, supplierId: string): Talk | undefined =>
  state.talks.find((it) => supplierIdOf(it) === supplierId);

/** What each winner gets. */
export function awardsOf({ proposal }: Confirming): Award[] {
  const ids = [...new Set(proposal.lines.map((it) => it.supplierId))];
  return ids.map((supplierId) => ({
    supplierId,
    lines: proposal.lines.filter((it) => it.supplierId === supplierId),
  }));
}

/** Whether a real supplier is asked to confirm an award, not to make or answer an offer. */
export const isConfirming = ({ confirming }: NegotiationState, talk: Talk): boolean =>
  confirming?.waitsFor.includes(supplierIdOf(talk)) ?? false;

/** Answers the request, which is then over; who had not answered yet has agreed as before. */
export function reply(state: NegotiationState, body: Answer): DeskStep<NegotiationState> {
  const { confirming } = state;
  if (confirming == null) return { state, commands: [] };
  const talks = state.talks.map((it) =>
    it.status === 'waiting' && isConfirming(state, it) ? { ...it, status: 'agreed' as const } : it,
  );
  const { requestId } = confirming;
  const answer: DeskCommand = {
    kind: 'reply',
    requestId,
    type: 'RESPONSE',
    topic: 'negotiation.confirmed',
    body,
  };
  return { state: { ...state, talks, confirming: null }, commands: [answer] };
}

/** Takes the question back: the award it was about is no longer meant. */
export const withdrawConfirm = (
  state: NegotiationState,
  because: string,
): DeskStep<NegotiationState> => reply(state, { confirmed: false, declined: [], because });

/** Somebody does not confirm: it is out, and who else agreed takes its place. */
export function withoutWinners(
  state: NegotiationState,
  brief: CaseBrief,
  declined: Answer['declined'],
  atMs: number,
): DeskStep<NegotiationState> {
  const { confirming } = state;
  if (confirming == null) return { state, commands: [] };
  const because = `${declined.map((it) => it.supplierId).join(', ')} did not confirm.`;
  const answered = reply(state, {
    confirmed: false,
    declined: declined.slice(0, 100),
    because: because.slice(0, 1_000),
  });
  // Talks that are under way again come to a result of their own.
  if (state.phase !== 'reported') return answered;
  const free = withoutDeclined(answered.state, declined);
  const next = promote(free, brief, confirming.proposal, atMs);
  const end = conclude(next.state, brief, atMs);
  return { state: end.state, commands: [...answered.commands, ...next.commands, ...end.commands] };
}

/** They have left the table: no retry and no later award brings them back. */
function withoutDeclined(state: NegotiationState, declined: Answer['declined']): NegotiationState {
  const obstacleOf = (it: Talk) =>
    declined.find(({ supplierId }) => supplierId === supplierIdOf(it))?.because;
  const meant = state.talks.filter((it) => isLive(it) && obstacleOf(it) !== undefined);
  const left = leaveOut(state, meant.map(supplierIdOf));
  const talks = left.talks.map((it, at) =>
    meant.includes(state.talks[at] as Talk)
      ? { ...it, status: 'walked_away' as const, obstacle: obstacleOf(it) ?? null }
      : it,
  );
  return { ...left, talks };
}

/** A winner that a person left out meanwhile confirms nothing any more. */
export function withoutLeftOut(state: NegotiationState, atMs: number): DeskStep<NegotiationState> {
  const { brief, confirming } = state;
  if (brief === null || confirming == null) return { state, commands: [] };
  const because = 'A person left it out.';
  const declined = awardsOf(confirming).flatMap(({ supplierId }) => {
    const talk = talkWith(state, supplierId);
    return talk !== undefined && isLeftOut(state, talk) ? [{ supplierId, because }] : [];
  });
  return declined.length === 0
    ? { state, commands: [] }
    : withoutWinners(state, brief, declined, atMs);
}

/** The request was changed so that the award no longer holds; the supervisor knows that as well. */
export function withoutVoid(state: NegotiationState): DeskStep<NegotiationState> {
  const { brief, confirming } = state;
  const isVoid =
    brief !== null &&
    confirming != null &&
    awardFaults(brief.requisition, confirming.proposal).length > 0;
  return isVoid
    ? withdrawConfirm(state, 'The changed request made the award void.')
    : { state, commands: [] };
}
