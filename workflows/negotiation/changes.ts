import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { begin } from './begin.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, Talk } from './state.ts';
import { reopened, supplierIdOf, withStatus } from './state.ts';

const NOTES_MAX = 20;

/** The supervisor wants another try: same suppliers, another approach. */
export function onRetry(
  state: NegotiationState,
  event: MessageOn<'negotiation.retry'>,
): DeskStep<NegotiationState> {
  const { approach, prioritiesBp } = event.body;
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
  const isFailed = state.phase === 'reported' && state.lastKind === 'failed';
  const talks = state.talks.map((it) => (comesBack(state, it, approach) ? reopened(it) : it));
  const count = talks.filter((it) => it.status === 'open').length;
  if (!isFailed || count === 0) {
    const because = isFailed ? 'Nobody would come back to the table.' : 'No failed talks to retry.';
    return { state, commands: [reply(false, because)] };
  }
  const failedApproaches =
    state.approach === null ? state.failedApproaches : [...state.failedApproaches, state.approach];
  const step = begin({ ...state, talks, failedApproaches, prioritiesBp }, approach, event.atMs);
  const accepted = reply(true, `Talking again, ${approach}, with ${count} suppliers.`);
  return { state: step.state, commands: [accepted, ...step.commands] };
}

/** Who walked away comes back only to a friendlier table; who is excluded, never. */
const comesBack = (
  { excludedSupplierIds }: NegotiationState,
  talk: Talk,
  approach: MessageOn<'negotiation.retry'>['body']['approach'],
): boolean =>
  talk.status !== 'refused_by_compliance' &&
  (talk.status !== 'walked_away' || approach === 'collaborative') &&
  !excludedSupplierIds.includes(supplierIdOf(talk));

/** New rules for the case: every talk gets a new version of its mandate before the next offer. */
export function onModified(
  state: NegotiationState,
  event: MessageOn<'case.modified'>,
): DeskStep<NegotiationState> {
  const { brief, because } = event.body;
  const isLive = (it: Talk) => ['open', 'held', 'agreed'].includes(it.status);
  const next: NegotiationState = {
    ...state,
    brief,
    prioritiesBp: null,
    mandateVersion: state.mandateVersion + 1,
    talks: state.talks.map((it) =>
      state.phase === 'talking' && isLive(it) ? { ...it, mandate: null } : it,
    ),
  };
  return {
    state: next,
    commands: [{ kind: 'show', stage: 'informed', details: `The case was modified: ${because}` }],
  };
}

/** A person's word: an approach to take from now on, suppliers to leave out; the text is kept. */
export function onInject(
  state: NegotiationState,
  event: MessageOn<'command.inject'>,
): DeskStep<NegotiationState> {
  const { note, excludeSupplierIds = [], approach } = event.body;
  const { brief } = state;
  const isOut = (it: Talk) =>
    excludeSupplierIds.includes(supplierIdOf(it)) && ['open', 'held', 'agreed'].includes(it.status);
  const next: NegotiationState = {
    ...state,
    approach: approach ?? state.approach,
    notes: [...state.notes, note].slice(-NOTES_MAX),
    excludedSupplierIds: [...new Set([...state.excludedSupplierIds, ...excludeSupplierIds])],
    talks:
      state.phase === 'talking'
        ? state.talks.map((it) => (isOut(it) ? { ...it, status: 'no_agreement' as const } : it))
        : state.talks,
  };
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
  const hadAny = withStatus(state, 'open').length + withStatus(state, 'held').length > 0;
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
