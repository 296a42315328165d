import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Approach } from '#contracts/negotiation.ts';
import type { PrioritiesBp, WishName } from '#contracts/procurement.ts';
import { WHOLE_BP } from '#domain/basis-points.ts';
import { shiftOf } from '#domain/learning/advice/shift.ts';
import type { FailureKind } from '#domain/learning/advice/way-asks.ts';
import { wishesToGiveUp as advisedWishes } from '#domain/sourcing/wishes-to-give-up.ts';
import type { Grant, RecoveryKind, SupervisorState } from './state.ts';

export type Way = { kind: RecoveryKind | 'close'; scoreBp: number; because: string };

/**
 * What could help after a failure, most promising first; closing is always among them. A score says
 * how well a way fits the reason of the failure; what the failing agent suggests counts most. Advice
 * orders the ways that are tried before closing, and makes none of them more or less.
 */
export function waysOn(
  state: SupervisorState,
  brief: CaseBrief,
  advice: Advice | null = null,
): Way[] {
  const ways = [
    adjustWay(state, brief),
    retryWay(state, brief),
    widenWay(state, brief),
    personWay(state, brief),
  ].filter((it) => it !== null);
  const close = closeWay(state);
  const order = (some: readonly Way[]) =>
    some.toSorted((a, b) => advisedBp(b, advice) - advisedBp(a, advice));
  return [
    ...order(ways.filter((it) => it.scoreBp >= close.scoreBp)),
    close,
    ...order(ways.filter((it) => it.scoreBp < close.scoreBp)),
  ];
}

const advisedBp = ({ kind, scoreBp }: Way, advice: Advice | null): number =>
  scoreBp + shiftOf(advice, kind);

/** What kind of failure the case is at, for what memory knows of such. */
export function failureKind(state: SupervisorState): FailureKind {
  const reason = failureOf(state)?.reason;
  if (reason !== undefined) return reason;
  if (isRefusedAgreement(state)) return 'award_refused';
  return isNobodyCleared(state) ? 'nobody_cleared' : 'nobody_found';
}

const failureOf = (state: SupervisorState) => state.outcome?.failure ?? null;

/** Talks that came to an agreement which was then refused: new suppliers cannot join them. */
const isRefusedAgreement = (state: SupervisorState): boolean =>
  state.outcome !== null && state.outcome.failure === null;

/** Suppliers of the last search went to compliance and no talks followed. */
const isNobodyCleared = (state: SupervisorState): boolean =>
  state.report?.handedTo === 'compliance' && state.outcomeAttempt < state.report.attempt;

function adjustWay(state: SupervisorState, brief: CaseBrief): Way | null {
  const { approveUpToBp, conditionUpToBp, approveBandBp } = brief.policy.risk;
  const now = state.approveUpToBp ?? approveUpToBp;
  const failure = failureOf(state);
  const refused = (state.outcome?.talks ?? []).filter(
    (it) => it.result === 'refused_by_compliance',
  );
  const isCause = isNobodyCleared(state) || failure?.reason === 'nobody_cleared';
  const isAsked = failure?.suggestion === 'adjust_threshold';
  // Below the limit for conditions a raise lets nobody in who is out.
  const isUseless = approveBandBp.max <= Math.max(now, conditionUpToBp);
  if (isUseless || (!isCause && !isAsked && refused.length === 0)) return null;
  const because = `approval up to ${now} bp, the band ends at ${approveBandBp.max} bp`;
  return { kind: 'adjust', scoreBp: isAsked || isCause ? 8_000 : 4_000, because };
}

function retryWay(state: SupervisorState, brief: CaseBrief): Way | null {
  const failure = failureOf(state);
  const approach = nextApproach(state);
  const left = (state.outcome?.talks ?? []).filter((it) => it.result !== 'refused_by_compliance');
  if (state.outcome === null || approach === null || left.length === 0) return null;
  if (failure === null && state.rejectionsCount > 1) return null;
  const isFar = isFarFromBudget(state, brief);
  const because = isFar
    ? 'the budget is too far from the cheapest offer for talks alone'
    : `${left.length} suppliers may agree when the approach is ${approach}`;
  const isUnlikely = isFar || failure?.reason === 'too_late';
  const isSuggested = failure?.suggestion === 'retry_negotiation' && !isFar;
  const scoreBp = isSuggested ? 8_500 : isUnlikely ? 3_000 : 5_000;
  return { kind: 'retry', scoreBp, because };
}

function widenWay(state: SupervisorState, brief: CaseBrief): Way | null {
  const failure = failureOf(state);
  const given = wishesToGiveUp(state, brief);
  const isCut = isListCut(state, brief);
  if (isRefusedAgreement(state) || (given.length === 0 && !isCut)) return null;
  const because = isCut
    ? 'the shortlist was full and others on the market were not tried'
    : `giving up ${given.join(', ')} may bring more suppliers`;
  return {
    kind: 'widen',
    scoreBp: failure?.suggestion === 'widen_search' ? 8_000 : 6_000,
    because,
  };
}

function personWay(state: SupervisorState, brief: CaseBrief): Way | null {
  const isSuggested = failureOf(state)?.suggestion === 'ask_person';
  const grant = isRefusedAgreement(state) ? null : grantToAskFor(state, brief);
  if (grant === null && !isSuggested) return null;
  const because =
    grant === null
      ? 'negotiation asks for a person'
      : grant.kind === 'budget'
        ? 'only a person can raise the budget'
        : 'only a person can give up more wishes now';
  return { kind: 'person', scoreBp: isSuggested ? 8_000 : 3_500, because };
}

function closeWay(state: SupervisorState): Way {
  const isSuggested = failureOf(state)?.suggestion === 'close';
  const because = isSuggested
    ? 'negotiation suggests to close'
    : 'nothing promises a better result';
  return { kind: 'close', scoreBp: isSuggested ? 7_500 : 2_000, because };
}

/** What an approval would change: the budget up to the cheapest offer, or the wishes. */
export function grantToAskFor(state: SupervisorState, brief: CaseBrief): Grant | null {
  const raiseToMinor = cheapestAboveBudgetMinor(state, brief);
  if (raiseToMinor !== null) return { kind: 'budget', raiseToMinor };
  const giveUp = wishesToGiveUp(state, brief);
  return giveUp.length === 0 ? null : { kind: 'wishes', giveUp };
}

/** The cheapest last offer when every one is above the budget; minor units, null otherwise. */
function cheapestAboveBudgetMinor(state: SupervisorState, brief: CaseBrief): number | null {
  const totals = (state.outcome?.talks ?? []).flatMap((it) => it.lastTotalMinor ?? []);
  const cheapest = totals.length === 0 ? 0 : Math.min(...totals);
  return cheapest > brief.requisition.budgetMinor ? cheapest : null;
}

/** Beyond a tenth no approach closes the gap; only more suppliers or more money do. */
function isFarFromBudget(state: SupervisorState, brief: CaseBrief): boolean {
  const { budgetMinor } = brief.requisition;
  const cheapest = cheapestAboveBudgetMinor(state, brief);
  return cheapest !== null && cheapest - budgetMinor > Math.floor(budgetMinor / 10);
}

const knownIds = (state: SupervisorState): Set<string> =>
  new Set([
    ...state.excludeSupplierIds,
    ...(state.outcome?.talks ?? []).map((it) => it.supplierId),
    ...(state.report?.shortlist ?? []).map((it) => it.supplierId),
  ]);

const hasUnknown = (state: SupervisorState): boolean => {
  const market = (state.shortage ?? state.report)?.market;
  return (market?.suppliersCount ?? 0) > knownIds(state).size;
};

/** A search that filled its list left others out that fit as well. */
const isListCut = (state: SupervisorState, brief: CaseBrief): boolean =>
  (state.report?.shortlist.length ?? 0) >= brief.policy.shortlistMax && hasUnknown(state);

/**
 * What the search advises: the wish that brings enough, else the pair that brings more. Without its
 * advice the wish that brings most; all that are left when none of these brings anybody but the
 * market holds more. Hard requirements are no wishes and stay.
 */
export function wishesToGiveUp(state: SupervisorState, brief: CaseBrief): WishName[] {
  const { relaxations = [], advice } = state.shortage ?? state.report ?? {};
  const missing = brief.policy.shortlistMin - (state.shortage?.foundCount ?? 0);
  const advised = advice && advisedWishes(advice, state.relaxed, Math.max(1, missing));
  if (advised !== undefined && advised.length > 0) return advised;
  const best = relaxations
    .filter((it) => it.bringsCount > 0 && !state.relaxed.includes(it.wish))
    .toSorted((a, b) => b.bringsCount - a.bringsCount)[0];
  if (best !== undefined) return [best.wish];
  const set = (Object.keys(brief.requisition.wishes) as WishName[]).filter(
    (it) => !state.relaxed.includes(it) && brief.requisition.wishes[it] !== undefined,
  );
  return set.length > 1 && hasUnknown(state) ? set : [];
}

/** An approach that has not failed yet and fits the reason; null when all have. */
export function nextApproach(state: SupervisorState): Approach | null {
  const reason = failureOf(state)?.reason;
  const order: Approach[] = haveWalkedAway(state)
    ? ['collaborative', 'balanced', 'competitive']
    : reason === 'over_budget'
      ? ['competitive', 'collaborative', 'balanced']
      : reason === 'no_agreement' || reason === undefined
        ? ['balanced', 'collaborative', 'competitive']
        : ['collaborative', 'balanced', 'competitive'];
  return order.find((it) => !state.failedApproaches.includes(it)) ?? null;
}

/** More than half left the table; they come back only to a friendlier one. */
function haveWalkedAway(state: SupervisorState): boolean {
  const talks = state.outcome?.talks ?? [];
  return talks.filter((it) => it.result === 'walked_away').length * 2 > talks.length;
}

/** How far a retry moves the weights towards what the talks failed at, in basis points. */
const SHIFT_BP = 1_500;

/** Priorities for a retry: more weight on what failed, taken from the heaviest others. */
export function shiftedPriorities(state: SupervisorState, brief: CaseBrief): PrioritiesBp | null {
  const reason = failureOf(state)?.reason;
  const towards = reason === 'over_budget' ? 'price' : reason === 'too_late' ? 'delivery' : null;
  if (towards === null) return null;
  const now = brief.requisition.prioritiesBp;
  const gain = Math.min(SHIFT_BP, WHOLE_BP - now[towards]);
  const shifted = { ...now, [towards]: now[towards] + gain };
  let missing = gain;
  const others = (['price', 'delivery', 'quality', 'risk'] as const)
    .filter((it) => it !== towards)
    .toSorted((a, b) => now[b] - now[a]);
  for (const other of others) {
    const taken = Math.min(missing, shifted[other]);
    shifted[other] -= taken;
    missing -= taken;
  }
  return shifted;
}
