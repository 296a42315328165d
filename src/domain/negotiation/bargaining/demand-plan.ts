import { bell, step } from './exact.ts';
import type { FrontierPoint } from './frontier.ts';
import { bestGiving } from './frontier.ts';
import type { Session } from './session.ts';
import { bestReceived, timeOf, utilityOf } from './session.ts';
import { expectedOffer } from './their-demand.ts';

/** How much more, or less, they may want than the curve says: the hypotheses of the plan. */
const STEPS_COUNT = 21;
const SURPRISE_MOST = 0.4;
const SURPRISES = Array.from(
  { length: STEPS_COUNT },
  (_, at) => -SURPRISE_MOST + (2 * SURPRISE_MOST * at) / (STEPS_COUNT - 1),
);
const SURPRISE_SPREAD = 0.2;
const REFUSAL_NOISE = 0.06;
const REFUSALS_MAX = 40;
/** The plan looks at so many of the moves left, evenly spread. */
const MOVES_MAX = 24;
/** How surely they take what they once offered themselves. */
const KEPT_SHARE = 0.97;
/** An ultimatum is accepted less often than the same offer with time left. */
const ULTIMATUM_TRUST = 0.5;

export type Plan = {
  /** The least utility for us that the next offer should have. */
  demand: number;
  /** What going on is worth to us, with the outside option in it. */
  value: number;
};

/**
 * A search for the other side's limit. Nobody tells us how much more than expected it wants (the
 * surprise), but each refusal does: what was refused was below its limit. The plan is the sequence
 * of falling demands with the highest expected utility, found backwards from the last move by
 * dynamic programming over (move, highest surprise ruled out).
 */
export function planDemands(
  session: Session,
  theirUtility: Float64Array,
  frontier: readonly FrontierPoint[],
  demandAt: (time: number) => number,
): Plan {
  const { first, round, rounds, reservation } = session;
  const beliefs = afterRefusals(session, theirUtility, demandAt);
  const lastMove = first ? rounds - 1 : rounds - 2;
  const moves = spreadOver(round, lastMove);
  // Whoever moves second reads one more offer after the last of its own that can be answered.
  const atLast = first ? 0 : expectedOffer(session, timeOf(session, rounds - 1));
  let values = Array.from({ length: STEPS_COUNT + 1 }, () => Math.max(reservation, atLast));
  let demand = 1;
  const kept = keptValue(session);
  for (const move of moves.toReversed()) {
    const isUltimatum = first && move === lastMove;
    const offers = offersOf(frontier, demandAt(timeOf(session, move)));
    const best = values.map((_, ruledOut) => {
      const test = bestTest({ offers, beliefs, later: values, reservation, isUltimatum }, ruledOut);
      return !isUltimatum && kept.value > test.value ? kept : test;
    });
    values = best.map((it) => it.value);
    demand = best[0]?.demand ?? 1;
  }
  return { demand, value: values[0] ?? reservation };
}

/** The best for us that gives them what they want by each hypothesis; 0 where nothing does. */
const offersOf = (frontier: readonly FrontierPoint[], wanted: number): number[] =>
  SURPRISES.map((surprise) => {
    const theirLeast = Math.min(0.999, Math.max(0, wanted + surprise));
    return bestGiving(frontier, theirLeast)?.utility ?? 0;
  });

/** Going back to the best they ever offered, while there is time to hear their answer. */
function keptValue(session: Session): Plan {
  const best = bestReceived(session);
  const utility = best === null ? 0 : utilityOf(session, best);
  if (utility <= session.reservation) return { demand: 1, value: session.reservation };
  return {
    demand: utility,
    value: KEPT_SHARE * utility + (1 - KEPT_SHARE) * session.reservation,
  };
}

type Stage = {
  offers: readonly number[];
  beliefs: readonly number[];
  /** What the moves after this one are worth, by the highest surprise ruled out. */
  later: readonly number[];
  reservation: number;
  isUltimatum: boolean;
};

/** The next demand, when all surprises below `ruledOut` are known to be wrong. */
function bestTest(
  { offers, beliefs, later, reservation, isUltimatum }: Stage,
  ruledOut: number,
): Plan {
  let best: Plan = { demand: 1, value: later[ruledOut] ?? reservation };
  const left = sumFrom(beliefs, ruledOut);
  if (left <= 1e-12) return best;
  let passed = 0;
  for (let test = ruledOut; test < STEPS_COUNT; test += 1) {
    passed += beliefs[test] ?? 0;
    const utility = offers[test] ?? 0;
    if (utility <= reservation) continue;
    const accepted = (passed / left) * (isUltimatum ? ULTIMATUM_TRUST : 1);
    const value = accepted * utility + (1 - accepted) * (later[test + 1] ?? reservation);
    if (value > best.value + 1e-9) best = { demand: utility, value };
  }
  return best;
}

const sumFrom = (all: readonly number[], from: number): number =>
  all.reduce((sum, it, at) => (at < from ? sum : sum + it), 0);

/** How likely each surprise is: a bell, bent by every offer of ours that was refused. */
function afterRefusals(
  { sent, ...session }: Session,
  theirUtility: Float64Array,
  demandAt: (time: number) => number,
): number[] {
  let beliefs = SURPRISES.map((it) => bell(it / SURPRISE_SPREAD));
  const every = Math.max(1, Math.floor(sent.length / REFUSALS_MAX));
  for (let at = sent.length - 1; at >= 0; at -= every) {
    const given = theirUtility[sent[at] ?? 0] ?? 0;
    const margin = given - demandAt(timeOf({ ...session, sent }, at));
    beliefs = beliefs.map(
      (it, test) => it * (1 - 0.9 * step((margin - (SURPRISES[test] ?? 0)) / REFUSAL_NOISE)),
    );
  }
  const sum = sumFrom(beliefs, 0);
  return beliefs.map((it) => it / Math.max(1e-300, sum));
}

function spreadOver(from: number, to: number): number[] {
  const count = Math.min(MOVES_MAX, to - from + 1);
  return Array.from({ length: count }, (_, at) =>
    count === 1 ? from : Math.round(from + ((to - from) * at) / (count - 1)),
  );
}
