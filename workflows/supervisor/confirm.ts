import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { promotionSentence } from '#domain/award/promotion-sentence.ts';
import type { DeskCommand, DeskContext, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { stage } from './open.ts';
import type { SupervisorState } from './state.ts';

export const CONFIRM = 'negotiation.confirm';

export const winnersOf = ({ lines }: AwardProposal): string =>
  [...new Set(lines.map((it) => it.supplierName))].join(' and ');

export const isSameAward = (one: AwardProposal, other: AwardProposal | null): boolean =>
  other !== null && JSON.stringify(one.lines) === JSON.stringify(other.lines);

/** An award is decided: it stands once its winners confirm it, so that nobody waits for nothing. */
export function askToConfirm(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  approvedBy: string,
): DeskStep<SupervisorState> {
  return {
    state: {
      ...state,
      proposal,
      confirming: { approvedBy },
      stage: 'award_review',
      // What was told about earlier answers of real suppliers says nothing about this one.
      suppliersUntilMs: 0,
    },
    commands: [
      {
        kind: 'send',
        to: 'negotiation',
        type: 'REQUEST',
        topic: CONFIRM,
        body: { proposal, because: `The award is approved by ${approvedBy}.` },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
      ...stage('award_review', `Waiting for ${winnersOf(proposal)} to confirm the order.`),
    ],
  };
}

/** Answers come in the order of the requests: while one is awaited, an answer is to an older one. */
export const isAwaited = ({ awaiting }: DeskContext): boolean =>
  awaiting.some((it) => it.topic === CONFIRM);

export function doTheyConfirm(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  chosen: 'yes' | 'no' | 'nobody says, the award stands',
  because: string,
  declined: readonly { supplierId: string; because: string }[] = [],
): DeskCommand {
  const other =
    chosen === 'no'
      ? { option: 'award it all the same', because: 'nobody can be made to deliver' }
      : chosen === 'yes'
        ? { option: 'look for another', because: 'the winners take the order' }
        : { option: 'give the award up', because: 'it is approved, and nobody declined it' };
  return decision(brief, {
    question: `Does ${winnersOf(proposal)} confirm?`.slice(0, 300),
    chosen,
    alternatives: [{ ...other, scoreBp: null }],
    because: [
      { rule: 'answer', value: because.slice(0, 500) },
      ...declined.slice(0, 10).map((it) => ({
        rule: `${it.supplierId} declined`,
        value: it.because.slice(0, 200),
      })),
    ],
    inputs: {
      totalMinor: proposal.totalMinor,
      approvedBy: state.confirming?.approvedBy ?? null,
      supplierIds: [...new Set(proposal.lines.map((it) => it.supplierId))].slice(0, 40),
      declinedIds: declined.slice(0, 40).map((it) => it.supplierId),
    },
  });
}

/** Names who comes in for those that did not confirm, and what that costs; once per award. */
export function successor(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): DeskStep<SupervisorState> {
  const { unconfirmed } = state;
  if (unconfirmed === undefined || unconfirmed.isReplaced) return { state, commands: [] };
  const { totalMinor } = proposal;
  return {
    state: { ...state, unconfirmed: { ...unconfirmed, isReplaced: true } },
    commands: [
      decision(brief, {
        question: 'Who takes its place?',
        chosen: winnersOf(proposal).slice(0, 300),
        alternatives: [
          { option: 'talk again', scoreBp: null, because: 'an agreement is at hand already' },
        ],
        because: [{ rule: 'difference', value: promotionSentence(unconfirmed, proposal) }],
        inputs: { firstTotalMinor: unconfirmed.totalMinor, totalMinor },
      }),
    ],
  };
}
