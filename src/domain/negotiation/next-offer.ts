import type { Approach, Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { RUNNER_UP_BP } from './acceptance.ts';
import { approaches } from './approach.ts';
import { estimateTheirUtility } from './bargaining/opponent-model.ts';
import type { Session } from './bargaining/session.ts';
import { utilityOf } from './bargaining/session.ts';
import { bargainers } from './bargaining/strategies/index.ts';
import { mostLikedAllowed } from './bargaining/unsaid.ts';
import { delivered, priceAtMostMinor } from './landed-cost.ts';
import type { LeverOrder } from './lever-orders.ts';
import { mandateFault } from './mandate.ts';
import type { Packages } from './packages.ts';
import { packagesFor } from './packages.ts';
import type { Tactic } from './tactic.ts';
import { totalMinor } from './terms.ts';
import { tradeFault } from './trades.ts';
import { utilityBp } from './utility.ts';

/** Each offer gives at least this share of the scale: who never moves is left by good suppliers. */
const MOVE_LEAST = 0.05;

export type TalkSoFar = {
  mandate: Mandate;
  approach: Approach;
  priorities: PrioritiesBp;
  /** Of our next offer, 1-based; the last one is `mandate.roundsMax`. */
  round: number;
  tactic: Tactic;
  /** What they said, oldest first, cut to the mandate; at least their quote. */
  theirs: readonly [Terms, ...Terms[]];
  /** What we offered, oldest first. */
  ours: readonly Terms[];
  /** The best other live offer on the scale of this mandate; null = there is none. */
  batnaBp: number | null;
  /** What memory advises of the opening and the levers; absent = the approach's own. */
  advised?: TalkAdvice | undefined;
};

/** Where an opening lies and which levers come first; limits are the mandate's. */
export type TalkAdvice = {
  openingBelowTargetBp?: number | undefined;
  leverOrder?: LeverOrder | undefined;
};

export type NextMove = {
  terms: Terms;
  /** Their last terms are worth more than going on; null = they are not. */
  acceptBecause: string | null;
  because: string;
};

/**
 * Our next move by the strategy of the approach, as the tactic bends it. What goes out is inside the
 * mandate, is no dearer at the door than what they ask, is never worth more to us than our offer
 * before it, and takes nothing back but in an allowed trade. When nothing of that kind is left, the
 * offer before is made again.
 */
export function nextMove(talk: TalkSoFar): NextMove {
  const { mandate, theirs, priorities, approach, tactic } = talk;
  const standing = theirs.at(-1) ?? theirs[0];
  const { strategy, openingBelowTargetBp } = approaches[approach];
  const facts = {
    mandate,
    first: theirs[0],
    standing,
    openingBelowTargetBp: talk.advised?.openingBelowTargetBp ?? openingBelowTargetBp,
    leverOrder: talk.advised?.leverOrder,
  };
  const packages = packagesFor(facts, priorities);
  const session = sessionOf(talk, packages);
  const move = bargainers[strategy](session);
  const liking = estimateTheirUtility(session);
  const wanted =
    move.kind === 'offer'
      ? utilityOf(session, move.outcome)
      : utilityOf(session, session.received.at(-1) ?? 0);
  const least = leastUtility(talk, packages, session, wanted);
  const before = withinAsk(mandate, standing, talk.ours.at(-1) ?? null);
  const isFit = fitness(talk, standing, before);
  const repeats = tactic === 'hold' && before !== null && isFit(before);
  const found = repeats
    ? null
    : mostLikedAllowed(session, liking, least, (it) => isFit(packages.termsOf(it)));
  const terms = found === null ? (before ?? packages.termsOf(0)) : packages.termsOf(found);
  return {
    terms,
    because: move.because,
    acceptBecause: move.kind === 'accept' ? move.because : null,
  };
}

/**
 * Our offer before, at their prices where they now ask less: what they came down by is theirs to give
 * and nothing that we take back.
 */
export function withinAsk(mandate: Mandate, standing: Terms, before: Terms | null): Terms | null {
  if (before === null) return null;
  const asked = delivered(mandate.termValues, standing);
  const lines = before.lines.map((line) => {
    const most = asked.lines.find((it) => it.lineNo === line.lineNo)?.unitPriceMinor;
    if (most === undefined) return line;
    const unitPriceMinor = priceAtMostMinor(mandate.termValues, before.incoterm, most);
    return { ...line, unitPriceMinor: Math.min(line.unitPriceMinor, unitPriceMinor) };
  });
  return { ...before, lines };
}

function sessionOf(
  { mandate, round, theirs, ours, batnaBp, tactic }: TalkSoFar,
  packages: Packages,
): Session {
  const rounds = mandate.roundsMax + 1;
  // A best and final offer is the last one, whatever time was planned.
  const at = tactic === 'best_and_final' ? mandate.roundsMax - 1 : round - 1;
  const outside = batnaBp === null ? 0 : packages.scaled(batnaBp - RUNNER_UP_BP);
  return {
    space: packages.space,
    reservation: Math.min(1, outside),
    rounds,
    first: false,
    round: at,
    received: theirs.map((it) => packages.outcomeOf(it)),
    sent: ours.map((it) => packages.outcomeOf(it)),
  };
}

/** The least that the next offer is worth to us, on the scale of the space. */
function leastUtility(
  { tactic, ours, theirs, mandate }: TalkSoFar,
  packages: Packages,
  session: Session,
  wanted: number,
): number {
  const before = ours.at(-1);
  const had = before === undefined ? 1 : utilityOf(session, packages.outcomeOf(before));
  const standing = theirs.at(-1) ?? theirs[0];
  // With nothing inside the mandate on the table, the last word is all that may be given.
  const isAllOrNothing = tactic === 'best_and_final' && mandateFault(mandate, standing) !== null;
  return isAllOrNothing ? session.reservation : Math.min(wanted, had - MOVE_LEAST);
}

/** What may go out; the cheap questions first, because many packages are asked about. */
function fitness({ mandate, priorities }: TalkSoFar, standing: Terms, before: Terms | null) {
  const atTheDoor = (it: Terms) => totalMinor(delivered(mandate.termValues, it));
  const asked = atTheDoor(standing);
  const worth = before === null ? null : utilityBp(mandate, before, priorities);
  return (terms: Terms): boolean => {
    if (mandateFault(mandate, terms) !== null) return false;
    if (before === null || worth === null) return true;
    return (
      tradeFault(mandate, before, terms) === null &&
      atTheDoor(terms) <= asked &&
      utilityBp(mandate, terms, priorities) <= worth
    );
  };
}
