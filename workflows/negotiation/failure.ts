import type { Body, CaseBrief } from '#contracts/messages.ts';
import { showMoney } from '#domain/money.ts';
import type { Composition } from '#domain/negotiation/compose-award.ts';
import { delivered } from '#domain/negotiation/landed-cost.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import type { NegotiationState } from './state.ts';
import { deadlineOf } from './state.ts';

type Failure = NonNullable<Body<'negotiation.outcome'>['failure']>;

/** Beyond this gap no approach brings the price down to the budget. */
const BRIDGEABLE_BP = 1_000;

/** Why the talks failed, and what would most likely help. */
export function failureOf(
  state: NegotiationState,
  brief: CaseBrief,
  composed: Extract<Composition, { kind: 'failed' }>,
  atMs: number,
): Failure {
  const { budgetMinor, currency } = brief.requisition;
  const { talks } = state;
  const walkedCount = talks.filter((it) => it.status === 'walked_away').length;
  if (atMs + brief.timing.replyDelayMs >= deadlineOf(brief)) {
    return { reason: 'too_late', suggestion: 'close', because: 'the time for talks is over' };
  }
  const cheapest = cheapestMinor(state, brief);
  if (composed.reason === 'over_budget' || (cheapest !== null && cheapest > budgetMinor)) {
    const because =
      cheapest === null
        ? composed.because
        : `the cheapest terms cost ${showMoney(cheapest, currency)}, the budget is ${showMoney(budgetMinor, currency)}`;
    const gap = cheapest === null ? 0 : cheapest - budgetMinor;
    const isFar = gap * 10_000 > budgetMinor * BRIDGEABLE_BP;
    return { reason: 'over_budget', suggestion: suggestionFor(state, brief, isFar), because };
  }
  const because = `${composed.because}; ${walkedCount} of ${talks.length} walked away`;
  const reason =
    walkedCount > 0 && walkedCount === talks.length ? 'suppliers_walked_away' : 'no_agreement';
  return { reason, suggestion: suggestionFor(state, brief, false), because };
}

/** Another approach first; where that cannot help, more suppliers; at last a person. */
function suggestionFor(
  { attempt, talks }: NegotiationState,
  { requisition, policy }: CaseBrief,
  isFar: boolean,
): Failure['suggestion'] {
  // Whom no mandate can be made for is not helped by another approach.
  const nobodyTalked = talks.every((it) => it.obstacle !== null && it.theirs === null);
  if (nobodyTalked && attempt === 1) return 'widen_search';
  // A retry may ask for fewer units, so with partial awards even a wide gap is worth one.
  if (attempt === 1 && (!isFar || requisition.partialAllowed)) return 'retry_negotiation';
  return talks.length < policy.shortlistMax || attempt === 1 ? 'widen_search' : 'ask_person';
}

/** The lowest cost at the door of what anybody asked last for all lines; null = nobody did. */
function cheapestMinor({ talks }: NegotiationState, brief: CaseBrief): number | null {
  const { requisition, policy } = brief;
  const values = termValues(policy.negotiation);
  const totals = talks.flatMap(({ theirs }) =>
    theirs === null || theirs.lines.length < requisition.lines.length
      ? []
      : [totalMinor(delivered(values, theirs))],
  );
  return totals.length === 0 ? null : Math.min(...totals);
}
