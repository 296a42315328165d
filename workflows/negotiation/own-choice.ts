import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { withoutLapsed } from './ask-suppliers.ts';
import { conclude } from './conclude.ts';
import { isStanding } from './promote.ts';
import type { NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/**
 * The result as people want it: an award to those they chose, at the last terms of each, which still
 * have to stand, lie inside their mandates and cover what is wanted within the budget.
 * @returns null when no such award can be put together; only talks can bring one then
 */
export function concludeWith(
  before: NegotiationState,
  brief: CaseBrief,
  awardToIds: readonly string[],
  atMs: number,
): DeskStep<NegotiationState> | null {
  if (before.phase !== 'reported' || awardToIds.length === 0) return null;
  const state = withoutLapsed(before, atMs);
  const chosen = state.talks.filter((it) => awardToIds.includes(supplierIdOf(it)));
  const mayTake = (it: Talk) => it.status === 'agreed' || isStanding(state, it);
  if (chosen.length < awardToIds.length || !chosen.every(mayTake)) return null;
  const talks = state.talks.map((it): Talk => {
    if (chosen.includes(it)) return { ...it, status: 'agreed' };
    return it.status === 'agreed' ? { ...it, status: 'no_agreement' } : it;
  });
  const end = conclude({ ...state, talks }, brief, atMs);
  return end.state.lastKind === 'failed'
    ? null
    : { state: end.state, commands: [taken(brief, chosen), ...end.commands] };
}

const taken = (brief: CaseBrief, chosen: readonly Talk[]): DeskCommand =>
  decision(brief, {
    question: 'Can those whom people chose be awarded as they stand?',
    chosen: 'yes, at their last terms',
    alternatives: [
      { option: 'talk to them again', scoreBp: null, because: 'what they offered will do' },
    ],
    because: chosen.slice(0, 10).map((it) => ({
      rule: 'chosen by people',
      value: it.cleared.candidate.supplierName,
    })),
    inputs: { supplierIds: chosen.map(supplierIdOf).slice(0, 20) },
  });
