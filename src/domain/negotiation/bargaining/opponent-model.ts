import type { Session } from './session.ts';
import type { Issue } from './space.ts';

/** Weight of what is assumed of them before they have said much, in offers seen. */
const PRIOR_OFFERS = 6;
/** Share of their first offer in that assumption; the rest is the reverse of our own wishes. */
const FIRST_SHARE = 0.5;
/** An offer counts this much less than the one before it: early ones show their wishes best. */
const FADING = 0.03;
/** Ordered values next to an offered one are likely liked as well; share per place of distance. */
const NEIGHBOUR_SHARE = 0.22;
/** Each issue matters a little, however often it changed. */
const WEIGHT_LEAST = 0.15;

/**
 * What each outcome is worth to the other side, as far as its offers tell; 0 to 1, the best one 1.
 * Values it offers often, and early, are those it likes; issues that it rarely changes matter to it
 * (the frequency model of HardHeaded, van Krimpen, Looije and Hajizadeh, ANAC 2011, with a prior).
 */
export function estimateTheirUtility(session: Session): Float64Array {
  const { space } = session;
  const worths = space.issues.map((_, at) => valuesOf(session, at));
  const weights = weightsOf(session);
  const weighted = worths.map((it, at) => it.map((worth) => (weights[at] ?? 0) * worth));
  const found = new Float64Array(space.outcomes.length);
  space.outcomes.forEach(({ places }, outcome) => {
    let sum = 0;
    for (let at = 0; at < places.length; at += 1) sum += weighted[at]?.[places[at] ?? 0] ?? 0;
    found[outcome] = sum;
  });
  const best = found.reduce((most, it) => Math.max(most, it), 1e-9);
  return found.map((it) => it / best);
}

function valuesOf({ space, received }: Session, at: number): number[] {
  const issue = space.issues[at];
  const ours = space.preferences.values[at];
  if (issue === undefined || ours === undefined) return [];
  let counts = issue.values.map(() => 0);
  received.forEach((outcome, seen) => {
    const place = space.outcomes[outcome]?.places[at] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1 / (1 + seen * FADING);
  });
  if (issue.ordered) counts = spread(counts);
  const most = Math.max(1e-9, ...counts);
  const priorShare = PRIOR_OFFERS / (PRIOR_OFFERS + received.length);
  const first = space.outcomes[received[0] ?? -1]?.places[at];
  const liked = counts.map((count, place) => {
    const assumed = assumedOf(issue, place, ours[place] ?? 0, first);
    return (1 - priorShare) * Math.sqrt(count / most) + priorShare * assumed;
  });
  return stretched(liked);
}

/**
 * Their first offer is near their best. On ordered issues what lies further from it is worth less to
 * them, and mostly they want the reverse of us.
 */
function assumedOf(issue: Issue, place: number, ours: number, first: number | undefined): number {
  if (!issue.ordered) return place === first ? 1 : 0.5;
  if (first === undefined) return 1 - ours;
  const furthest = Math.max(1, first, issue.values.length - 1 - first);
  const nearness = 1 - Math.abs(place - first) / furthest;
  return FIRST_SHARE * nearness + (1 - FIRST_SHARE) * (1 - ours);
}

function spread(counts: readonly number[]): number[] {
  const share = (distance: number): number =>
    distance === 0 ? 1 : NEIGHBOUR_SHARE * share(distance - 1);
  return counts.map((_, place) =>
    counts.reduce((sum, count, other) => sum + count * share(Math.abs(other - place)), 0),
  );
}

function stretched(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((it) => (most > least ? (it - least) / (most - least) : 0.5));
}

/** What is expected counts until they have said enough. */
function expectedShare({ space, received }: Session, at: number): number {
  const all = space.issues.map((it) => it.expectedWeight ?? 1);
  const mean = all.reduce((sum, it) => sum + it, 0) / Math.max(1, all.length);
  const priorShare = PRIOR_OFFERS / (PRIOR_OFFERS + received.length);
  return 1 - priorShare + (priorShare * (all[at] ?? 1)) / Math.max(1e-9, mean);
}

/** Grows with how often an issue stayed the same from one new offer to the next; adds up to 1. */
function weightsOf(session: Session): number[] {
  const { space, received } = session;
  const places = received.map((it) => space.outcomes[it]?.places ?? []);
  const raw = space.issues.map((_, at) => {
    let [kept, all] = [1, 2];
    for (let seen = 1; seen < received.length; seen += 1) {
      if (received[seen] === received[seen - 1]) continue;
      all += 1;
      if (places[seen]?.[at] === places[seen - 1]?.[at]) kept += 1;
    }
    return (WEIGHT_LEAST + kept / all) * expectedShare(session, at);
  });
  const sum = raw.reduce((total, it) => total + it, 0);
  return raw.map((it) => it / sum);
}
