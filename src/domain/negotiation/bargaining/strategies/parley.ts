import type { Plan } from '../demand-plan.ts';
import { planDemands } from '../demand-plan.ts';
import { frontierOf } from '../frontier.ts';
import { estimateTheirUtility } from '../opponent-model.ts';
import type { Move, Session, Strategy } from '../session.ts';
import { isLastWordTheirs, onTable, percent, utilityOf } from '../session.ts';
import { expectedDemand } from '../their-demand.ts';
import { mostLiked } from '../unsaid.ts';
import { demandAt } from './by-time.ts';

/** Going on is worth a little more than the plan says: it counts on no luck with single offers. */
const PATIENCE = 1.06;
/** Offers this close to the demand are as good as it. */
const BAND = 0.02;
/** New offers go down our list by one place a move, but not below this share of all outcomes. */
const FRESH_SHARE = 0.2;
/** Parts that can be left out, to measure what each of them adds. */
export type Part = 'model' | 'plan' | 'acceptance';

/**
 * Our best: learns what they want, searches for the limit of what they will take by falling demands
 * along the estimated Pareto frontier, and accepts what is worth more than going on.
 */
export const parley: Strategy = (session) => parleyWithout(null)(session);

/**
 * The same with one part left out: without `model` they are taken to want the reverse of us, without
 * `plan` the demand falls by the clock alone, without `acceptance` only what is as good as our own
 * next offer is accepted.
 */
export const parleyWithout =
  (part: Part | null): Strategy =>
  (session) => {
    if (isLastWordTheirs(session)) return lastAnswer(session);
    const theirUtility = estimateTheirUtility(
      part === 'model' ? { ...session, received: [] } : session,
    );
    const plan = part === 'plan' ? byClock(session) : planFor(session, theirUtility);
    const isLast = session.round >= session.rounds - 1;
    const next = mostLiked(session, theirUtility, least(session, plan));
    const enough =
      part === 'acceptance'
        ? utilityOf(session, next)
        : Math.min(utilityOf(session, 0), plan.value * (isLast ? 1 : PATIENCE));
    const table = onTable(session);
    const inHand = table === null ? -1 : utilityOf(session, table);
    return inHand > session.reservation && inHand >= enough
      ? { kind: 'accept', because: `worth more than going on, which promises ${percent(enough)}` }
      : {
          kind: 'offer',
          outcome: next,
          because: `asks for ${percent(plan.demand)} of what can be won`,
        };
  };

const planFor = (session: Session, theirUtility: Float64Array): Plan =>
  planDemands(
    session,
    theirUtility,
    frontierOf(session.space, theirUtility),
    expectedDemand(session, theirUtility),
  );

function byClock(session: Session): Plan {
  const demand = demandAt(session, 4);
  return { demand, value: demand };
}

function lastAnswer(session: Session): Move {
  const table = onTable(session);
  return table !== null && utilityOf(session, table) > session.reservation
    ? { kind: 'accept', because: 'their last word beats the outside option' }
    : { kind: 'offer', outcome: 0, because: 'their last word does not beat the outside option' };
}

/** Who only answers new offers is given some, but never below what going on is worth. */
function least(session: Session, { demand, value }: Plan): number {
  const { outcomes } = session.space;
  const most = Math.floor(outcomes.length * FRESH_SHARE);
  const fresh = Math.min(most, new Set(session.sent).size + 2);
  const near = demand - BAND;
  const wanted = Math.max(Math.min(near, utilityOf(session, fresh)), Math.min(near, value));
  // The band may not reach below the outside option.
  return Math.max(session.reservation, wanted);
}
