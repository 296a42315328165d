import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { bidsSentence, lacksBids } from '#domain/award/minimum-bids.ts';
import { wayOnTop, winnerSentences } from '#domain/award/winner-sentences.ts';
import { showMoney } from '#domain/money.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { faultsOf } from './award-faults.ts';
import { askPerson, withdraw } from './ask-person.ts';
import { bidsOf, closeWithBest, mayPartlyAct, needsNoPerson } from './close.ts';
import { standInPart, standUnconfirmed } from './confirm-answers.ts';
import { askToConfirm, isSameAward, successor, winnersOf } from './confirm.ts';
import { awardFacts, stageNow, whyPersonWanted } from './person-wanted.ts';
import { confirmFree, heldPart } from './held-part.ts';
import { recover } from './recover.ts';
import { flagsOfProposal, holdingFlag } from './red-flags.ts';
import type { SupervisorState } from './state.ts';
import { hasOpenReview, withFailedApproach } from './state.ts';

/** The talks have ended: award, ask a person, or find another way. */
export function onOutcome(
  state: SupervisorState,
  event: MessageOn<'negotiation.outcome'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { proposal, failure } = event.body;
  if (brief === null) return { state, commands: [] };
  if (state.proposal !== null) return noteLater(state, brief, proposal);
  const seen: SupervisorState = {
    ...state,
    outcome: event.body,
    outcomeAttempt: state.attempt,
    stage: 'award_review',
  };
  if (proposal !== null) return decideAward(seen, brief, proposal, event.atMs);
  const next = withFailedApproach(seen);
  if (!hasOpenReview(next)) {
    return recover(next, failure?.because ?? 'the talks failed', event.atMs);
  }
  return {
    state: { ...next, waitsForReviews: true },
    commands: [
      decision(brief, {
        question: 'The talks failed; what now?',
        chosen: 'wait for the suppliers under review',
        alternatives: [
          {
            option: 'recover at once',
            scoreBp: null,
            because: 'a reviewed supplier may still join',
          },
        ],
        because: [{ rule: 'open reviews', value: String(next.approvals.length) }],
        inputs: { reason: failure?.reason ?? null },
      }),
    ],
  };
}

/** While an award is being decided, a later result changes nothing but is kept at hand. */
function noteLater(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal | null,
): DeskStep<SupervisorState> {
  const isKept = proposal !== null && !isSameAward(proposal, state.proposal);
  const waitsFor =
    state.confirming == null
      ? 'a person is looking at the first one'
      : 'winners are asked to confirm the first one';
  return {
    state: isKept ? { ...state, laterProposal: proposal } : state,
    commands: [
      decision(brief, {
        question: 'Does a later result change the award that is being decided?',
        chosen: 'no, it is only noted',
        alternatives: [{ option: 'decide anew', scoreBp: null, because: waitsFor }],
        because: [{ rule: 'later total', value: String(proposal?.totalMinor ?? 'no agreement') }],
        inputs: { totalMinor: proposal?.totalMinor ?? null },
      }),
    ],
  };
}

/** Checks a proposal again and has its winners confirm it, or asks the person whom policy wants asked. */
export function decideAward(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  atMs: number,
): DeskStep<SupervisorState> {
  const faults = faultsOf(state, brief, proposal);
  if (faults.length > 0) {
    const failed = withFailedApproach(state);
    return recover(failed, `the proposal cannot be awarded: ${faults.join('; ')}`, atMs);
  }
  const named = successor(state, brief, proposal);
  const moot = withdraw(
    named.state,
    (it) => it.about !== 'compliance_review',
    'an award is decided',
  );
  const step = needsNoPerson(state, brief, proposal)
    ? askToConfirm(moot.state, brief, proposal, `policy ${brief.policy.version}`)
    : askForApproval(moot.state, brief, proposal, atMs);
  return { state: step.state, commands: [...named.commands, ...moot.commands, ...step.commands] };
}

function askForApproval(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  atMs: number,
): DeskStep<SupervisorState> {
  const { amountMinor, riskBp } = awardFacts(proposal);
  const asked =
    stageNow(state, brief) === 'observe'
      ? blindQuestion(state, brief)
      : awardQuestion(state, brief, proposal);
  const part = mayPartlyAct(state, brief, proposal) ? heldPart(brief, proposal) : null;
  const step = askPerson(
    part === null ? { ...state, proposal } : { ...state, proposal, restConfirmed: false },
    {
      about: 'award',
      ...asked,
      amountMinor,
      riskBp,
      ifSilent:
        part === null
          ? 'The case closes without an award.'
          : 'The rest is awarded without what is in question.',
      ...(part !== null && { holds: part.holds }),
    },
    atMs,
  );
  const early = part === null ? [] : [confirmFree(brief, part)];
  return { state: step.state, commands: [...step.commands, ...early] };
}

function awardQuestion(state: SupervisorState, brief: CaseBrief, proposal: AwardProposal) {
  const { currency, totalMinor, deliveryMinor, shortfall, savings, lines } = proposal;
  const flags = flagsOfProposal(state, brief, proposal);
  const why = whyAsked(state, brief, proposal);
  const part = shortfall.length === 0 ? '' : ', not everything that was asked for';
  const winners = winnersOf(proposal);
  const way = wayOnTop(deliveryMinor, currency);
  return {
    question: `Award ${showMoney(totalMinor, currency)} to ${winners}${way}${part}? ${why}`,
    shown: {
      currency,
      totalMinor,
      deliveryMinor,
      terms: winnerSentences(proposal),
      lines,
      savings,
      shortfall,
      bids: bidsOf(state, brief, proposal),
      ...(flags.length > 0 && { redFlags: flags }),
    },
  };
}

/** What people need to choose for themselves, and nothing of what the agents would do. */
function blindQuestion({ outcome }: SupervisorState, { requisition }: CaseBrief) {
  const offers = (outcome?.talks ?? []).map((it) => ({
    supplierId: it.supplierId,
    supplierName: it.supplierName,
    lastTotalMinor: it.lastTotalMinor,
    lastLeadTimeDays: it.lastLeadTimeDays,
    result: it.result,
  }));
  return {
    question: `Whom should "${requisition.title}" be awarded to? Agents are only observed in this category: name your own choice.`,
    shown: {
      currency: requisition.currency,
      lines: requisition.lines,
      offers: offers.toSorted((a, b) => (a.supplierName < b.supplierName ? -1 : 1)),
    },
  };
}

/** Everything for which policy wants a person; a reason for few bids is shown to whoever decides. */
function whyAsked(state: SupervisorState, brief: CaseBrief, proposal: AwardProposal): string {
  const { currency, totalMinor, deliveryMinor } = proposal;
  const limit = brief.policy.autoApproveAwardMinor;
  const bids = bidsOf(state, brief, proposal);
  const told = bidsSentence(bids);
  const flag = holdingFlag(state, brief, proposal);
  const wanted = whyPersonWanted(state, brief, proposal);
  return [
    ...earlierAwards(state),
    ...(wanted === null ? [] : [wanted]),
    ...(totalMinor + deliveryMinor > limit ? [`It is above ${showMoney(limit, currency)}.`] : []),
    ...(flag === null ? [] : [`Red flag: ${flag.title}.`]),
    ...(told === null ? [] : [told.slice(0, 200)]),
    ...(lacksBids(bids) ? ['Approve it only with a written reason.'] : []),
  ].join(' ');
}

/** Whoever approves sees that somebody steered the award. */
function earlierAwards({ rejectionsCount, chosenBy }: SupervisorState): string[] {
  if (chosenBy !== undefined) return [`${chosenBy} chose the suppliers, not the agents.`];
  return rejectionsCount > 0 ? ['An earlier award of this case was turned down.'] : [];
}

/**
 * Time is up: an award that only waits for its winners stands, what is agreed and needs no person is
 * awarded, everything else ends here.
 */
export function onDeadline(state: SupervisorState): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const stands = standUnconfirmed(state, brief, 'the deadline of the case passed first');
  if (stands !== null) return stands;
  const rest = standInPart(state, brief);
  if (rest !== null) return rest;
  const because =
    state.proposal === null || state.confirming != null
      ? 'the deadline of the case has passed'
      : 'the deadline of the case passed before the award was approved';
  return closeWithBest(state, brief, because);
}
