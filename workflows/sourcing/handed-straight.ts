import type { Candidate } from '#contracts/supplier.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import type { SourcingState } from './state.ts';

/** Keeps whom the talks got on an earlier clearance: compliance has not looked at them in this case. */
export function keepHandedStraight(step: DeskStep<SourcingState>): DeskStep<SourcingState> {
  const handed = step.commands.flatMap((it): Candidate[] =>
    it.kind === 'send' && it.topic === 'negotiation.cleared'
      ? it.body.cleared.map(({ candidate }) => candidate)
      : [],
  );
  if (handed.length === 0) return step;
  const handedStraight = [...(step.state.handedStraight ?? []), ...handed];
  return { ...step, state: { ...step.state, handedStraight } };
}

/** Something about suppliers changed that talk on an earlier clearance: compliance is to look now. */
export function onSupplierChanged(
  state: SourcingState,
  event: MessageOn<'supplier.changed'>,
): DeskStep<SourcingState> {
  const { brief, market, attempt, handedStraight = [] } = state;
  const { supplierIds } = event.body;
  const meant = handedStraight.filter((it) => supplierIds.includes(it.supplierId));
  if (brief === null || market === null || meant.length === 0) return { state, commands: [] };
  return {
    // From now on compliance knows them, and hears of changes itself.
    state: { ...state, handedStraight: handedStraight.filter((it) => !meant.includes(it)) },
    commands: [
      {
        kind: 'send',
        to: 'compliance',
        type: 'REQUEST',
        topic: 'compliance.clear',
        body: { brief, attempt, candidates: meant, market, atTable: true },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
    ],
  };
}
