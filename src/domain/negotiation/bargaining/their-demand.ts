import { bell, power } from './exact.ts';
import type { Session } from './session.ts';
import { roundRead, timeOf, utilityOf } from './session.ts';

const EXPONENTS = [0.5, 1, 2, 4, 8] as const;
const FALLS = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1] as const;
/** How far an offer may lie from the curve that explains it, in their estimated utility. */
const DEMAND_NOISE = 0.1;
const OFFER_NOISE = 0.05;
/** Offers are not independent of each other; more than so many teach nothing new. */
const LOOKS_MAX = 10;
const SAMPLES_MAX = 30;

/**
 * What they will ask for at a time, in their own estimated utility: the average over curves
 * `1 - fall * time^exponent`, each weighted by how well it explains the offers so far.
 */
export function expectedDemand(session: Session, theirUtility: Float64Array) {
  const seen = samplesOf(session).map(({ time, outcome }) => ({
    time,
    demand: theirUtility[outcome] ?? 1,
  }));
  const share = Math.min(1, LOOKS_MAX / Math.max(1, seen.length));
  const curves = EXPONENTS.flatMap((exponent) =>
    FALLS.map((fall) => {
      const misses = seen.map(({ time, demand }) => {
        const miss = (demand - 1 + fall * power(time, exponent)) / DEMAND_NOISE;
        return Math.min(18, miss * miss);
      });
      return { exponent, fall, cost: (misses.reduce((sum, it) => sum + it, 0) * share) / 2 };
    }),
  );
  const weighted = weigh(curves);
  return (time: number): number =>
    weighted.reduce(
      (sum, { exponent, fall, weight }) => sum + weight * (1 - fall * power(time, exponent)),
      0,
    );
}

/** The weight of each curve, all together 1: the cheapest one most, others by their distance. */
function weigh<Curve extends { cost: number }>(curves: readonly Curve[]) {
  const cheapest = Math.min(...curves.map((it) => it.cost));
  const raw = curves.map((it) => ({ ...it, weight: fadingOf(it.cost - cheapest) }));
  const sum = raw.reduce((total, it) => total + it.weight, 0);
  return raw.map((it) => ({ ...it, weight: it.weight / sum }));
}

/** About `e^-x`, by (1 - x/16)^16 from exact arithmetic; 0 beyond 16. */
function fadingOf(x: number): number {
  return x >= 16 ? 0 : power(1 - x / 16, 16);
}

/** What they will offer us at a time, in our utility, by the trend of their offers; 0 if unknown. */
export function expectedOffer(session: Session, time: number): number {
  const seen = samplesOf(session).map((it) => ({
    time: it.time,
    worth: utilityOf(session, it.outcome),
  }));
  if (seen.length < 2) return 0;
  const fits = [1, 2, 4, 8].map((exponent) => trendOf(seen, exponent));
  const sum = fits.reduce((total, it) => total + it.weight, 0);
  if (sum <= 0) return Math.max(...seen.map((it) => it.worth));
  const mean = fits.reduce((total, it) => total + it.weight * it.at(time), 0) / sum;
  return Math.min(1, mean);
}

type Seen = { time: number; worth: number };

/** Straight line over `time^exponent` that never falls, by least squares with a little ridge. */
function trendOf(seen: readonly Seen[], exponent: number) {
  const points = seen.map((it) => ({ x: power(it.time, exponent), y: it.worth }));
  const count = points.length;
  const sumOf = (pick: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, it) => sum + pick(it), 0);
  const [sx, sy, sxx, sxy] = [
    sumOf((it) => it.x),
    sumOf((it) => it.y),
    sumOf((it) => it.x * it.x) + RIDGE,
    sumOf((it) => it.x * it.y),
  ];
  const slope = Math.max(0, (count * sxy - sx * sy) / (count * sxx - sx * sx));
  const base = (sy - slope * sx) / count;
  const misses = sumOf(({ x, y }) => ((y - base - slope * x) / OFFER_NOISE) ** 2);
  return {
    at: (time: number) => base + slope * power(time, exponent),
    weight: bell(Math.sqrt(misses)),
  };
}

const RIDGE = 0.02;

function samplesOf(session: Session) {
  const { received } = session;
  const every = Math.max(1, Math.floor(received.length / SAMPLES_MAX));
  return received
    .map((outcome, at) => ({ outcome, time: timeOf(session, roundRead(session, at)) }))
    .filter((_, at) => at % every === 0);
}
