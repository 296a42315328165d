import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { begin } from './begin.ts';
import { conclude } from './conclude.ts';
import { isLeftOut, isLive, leaveOut } from './leave-out.ts';
import { concludeWith } from './own-choice.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, Talk } from './state.ts';
import { reopened, withStatus } from './state.ts';

const NOTES_MAX = 20;

/** The supervisor wants another try: same suppliers, another approach. */
export function onRetry(
  state: NegotiationState,
  event: MessageOn<'negotiation.retry'>,
): DeskStep<NegotiationState> {
  const { approach, prioritiesBp, awardToIds = [] } = event.body;
  const { brief } = state;
  const reply = (accepted: boolean, because: string) => ({
    kind: 'reply' as const,
    requestId: event.envelope.id,
    type: 'RESPONSE' as const,
    topic: 'negotiation.retrying' as const,
    body: { accepted, because },
  });
  if (state.phase === 'talking') {
    const because = `Talks with suppliers who came later are under way; they go on ${approach}.`;
    return { state: { ...state, approach, prioritiesBp }, commands: [reply(true, because)] };
  }
  const chosen = brief === null ? null : concludeWith(state, brief, awardToIds, event.atMs);
  if (chosen !== null) {
    const because = 'Those whom people chose can be awarded at the terms that stand.';
    return { state: chosen.state, commands: [reply(true, because), ...chosen.commands] };
  }
  if (awardToIds.length === 0 && hasOthersForTheAward(state) && brief !== null) {
    const step = conclude(state, brief, event.atMs);
    const because = 'Who is left out now was part of the result; the others have agreed as well.';
    return { state: step.state, commands: [reply(true, because), ...step.commands] };
  }
  const talks = state.talks.map((it) => (comesBack(state, it, approach) ? reopened(it) : it));
  const count = talks.filter((it) => it.status === 'open').length;
  if (state.phase !== 'reported' || count === 0) {
    const because =
      count === 0
        ? 'Nobody would come back to the table.'
        : 'The talks have not come to a result yet.';
    return { state, commands: [reply(false, because)] };
  }
  const failedApproaches =
    state.approach === null ? state.failedApproaches : [...state.failedApproaches, state.approach];
  const step = begin({ ...state, talks, failedApproaches, prioritiesBp }, approach, event.atMs);
  const accepted = reply(true, `Talking again, ${approach}, with ${count} suppliers.`);
  return { state: step.state, commands: [accepted, ...step.commands] };
}

/** A result was reported and somebody was left out since, while others are still agreed. */
const hasOthersForTheAward = (state: NegotiationState): boolean =>
  state.phase === 'reported' &&
  state.lastKind !== 'failed' &&
  withStatus(state, 'agreed').length > 0 &&
  withStatus(state, 'no_agreement').some((it) => isLeftOut(state, it));

/** Who walked away comes back only to a friendlier table; who is excluded, never. */
const comesBack = (
  state: NegotiationState,
  talk: Talk,
  approach: MessageOn<'negotiation.retry'>['body']['approach'],
): boolean =>
  talk.status !== 'refused_by_compliance' &&
  (talk.status !== 'walked_away' || approach === 'collaborative') &&
  !isLeftOut(state, talk);

/** New rules for the case: every talk gets a new version of its mandate before the next offer. */
export function onModified(
  state: NegotiationState,
  event: MessageOn<'case.modified'>,
): DeskStep<NegotiationState> {
  const { brief, because } = event.body;
  const next: NegotiationState = {
    ...state,
    brief,
    prioritiesBp: null,
    mandateVersion: state.mandateVersion + 1,
    talks: state.talks.map((it) =>
      state.phase === 'talking' && isLive(it) ? { ...it, mandate: null } : it,
    ),
  };
  const show: DeskCommand = {
    kind: 'show',
    stage: 'informed',
    details: `The case was modified: ${because}`,
  };
  const left = leaveOut(next, brief.requisition.excludedSupplierIds);
  const countOut = (it: NegotiationState) => withStatus(it, 'no_agreement').length;
  const step =
    countOut(left) > countOut(next)
      ? settle(next, left, event.atMs)
      : { state: left, commands: [] };
  return { state: step.state, commands: [show, ...step.commands] };
}

/** A person's word: an approach to take from now on, suppliers to leave out; the text is kept. */
export function onInject(
  state: NegotiationState,
  event: MessageOn<'command.inject'>,
): DeskStep<NegotiationState> {
  const { note, excludeSupplierIds = [], approach } = event.body;
  const { brief } = state;
  const heard: NegotiationState = {
    ...state,
    approach: approach ?? state.approach,
    notes: [...state.notes, note].slice(-NOTES_MAX),
  };
  const next = leaveOut(heard, excludeSupplierIds);
  const isActedOn = brief !== null && (approach !== undefined || excludeSupplierIds.length > 0);
  const noted = isActedOn
    ? [
        decision(brief, {
          question: 'Do what a person says?',
          chosen: 'yes',
          because: [
            { rule: 'said by', value: event.envelope.from },
            { rule: 'approach', value: approach ?? 'unchanged' },
            { rule: 'left out', value: excludeSupplierIds.join(', ') || 'nobody' },
          ],
          inputs: {
            approach: approach ?? null,
            excludeSupplierIds: excludeSupplierIds.slice(0, 50),
          },
        }),
      ]
    : [];
  const hadAny = state.talks.some((it) => it.status !== 'agreed' && isLive(it));
  const step = hadAny ? settle(state, next, event.atMs) : { state: next, commands: [] };
  return {
    state: step.state,
    commands: [
      { kind: 'show', stage: 'informed', details: `A person says: ${note}` },
      ...noted,
      ...step.commands,
    ],
  };
}
