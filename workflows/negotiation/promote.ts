import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import { showMoney } from '#domain/money.ts';
import type { DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { withoutLapsed } from './ask-suppliers.ts';
import { isLeftOut } from './leave-out.ts';
import type { NegotiationState, Talk } from './state.ts';
import { supplierIdOf, withStatus } from './state.ts';

/**
 * Makes room for those that come after a winner that is gone: offers that have lapsed are off the
 * table, and where those that agreed do not cover what was awarded, a runner-up is taken at its last
 * terms.
 */
export function promote(
  before: NegotiationState,
  brief: CaseBrief,
  gone: AwardProposal,
  atMs: number,
): DeskStep<NegotiationState> {
  const state = withoutLapsed(before, atMs);
  const lapsed = state.talks.filter((it, at) => it !== before.talks[at]);
  const noted =
    lapsed.length === 0
      ? []
      : [
          decision(brief, {
            question: 'Whose offers may no longer be taken?',
            chosen: lapsed
              .map((it) => it.cleared.candidate.supplierName)
              .join(' and ')
              .slice(0, 300),
            because: lapsed.slice(0, 10).map((it) => ({
              rule: `${supplierIdOf(it)}: valid until`,
              value: new Date(it.real?.validUntilMs ?? atMs).toISOString(),
            })),
            inputs: { supplierIds: lapsed.map(supplierIdOf).slice(0, 40), atMs },
          }),
        ];
  const step = takeRunnerUp(state, brief, gone);
  return { state: step.state, commands: [...noted, ...step.commands] };
}

function takeRunnerUp(
  state: NegotiationState,
  brief: CaseBrief,
  gone: AwardProposal,
): DeskStep<NegotiationState> {
  const has = (it: Talk, lineNo: number) =>
    it.theirs?.lines.some((line) => line.lineNo === lineNo) ?? false;
  const agreed = withStatus(state, 'agreed');
  const missing = [...new Set(gone.lines.map((it) => it.lineNo))].filter(
    (lineNo) => !agreed.some((it) => has(it, lineNo)),
  );
  const coverOf = (it: Talk) => missing.filter((lineNo) => has(it, lineNo)).length;
  const costOf = (it: Talk) => (it.theirs === null ? 0 : totalMinor(it.theirs));
  const named = (it: Talk) => (supplierIdOf(it) === gone.runnerUp?.supplierId ? 1 : 0);
  const [best] = state.talks
    .filter((it) => isStanding(state, it) && coverOf(it) > 0)
    .toSorted((a, b) => coverOf(b) - coverOf(a) || named(b) - named(a) || costOf(a) - costOf(b));
  if (best === undefined) return { state, commands: [] };
  return {
    state: {
      ...state,
      talks: state.talks.map((it) => (it === best ? { ...it, status: 'agreed' as const } : it)),
    },
    commands: [
      decision(brief, {
        question: `Take the last terms of ${best.cleared.candidate.supplierName} after all?`,
        chosen: 'take them, subject to the award',
        alternatives: [
          {
            option: 'end without an award',
            scoreBp: null,
            because: 'its terms are in the mandate',
          },
        ],
        because: [
          { rule: 'nobody else agreed on', value: `line ${missing.join(', ')}`.slice(0, 300) },
          { rule: 'costs', value: showMoney(costOf(best), brief.requisition.currency) },
        ],
        inputs: { supplierId: supplierIdOf(best), missing: missing.slice(0, 40) },
      }),
    ],
  };
}

/** Talks that we let end without taking terms which we could have taken. */
export function isStanding(state: NegotiationState, talk: Talk): boolean {
  const { mandate, theirs, status } = talk;
  return (
    status === 'no_agreement' &&
    !isLeftOut(state, talk) &&
    mandate !== null &&
    theirs !== null &&
    mandateFault(mandate, theirs) === null
  );
}
