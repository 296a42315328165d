import type { Space } from './space.ts';

/** An outcome that nothing else beats for both sides, as far as we can tell. */
export type FrontierPoint = { outcome: number; utility: number; theirUtility: number };

/** The estimated Pareto frontier, from what they like best to what we like best. */
export function frontierOf({ outcomes }: Space, theirUtility: Float64Array): FrontierPoint[] {
  const points: FrontierPoint[] = [];
  let most = -1;
  // Best for us first, so each one that is better for them than all before it is on the frontier.
  outcomes.forEach(({ utility }, outcome) => {
    const theirs = theirUtility[outcome] ?? 0;
    if (theirs <= most) return;
    most = theirs;
    points.push({ outcome, utility, theirUtility: theirs });
  });
  return points.toReversed();
}

/** The best point for us that gives them at least so much; null when nothing does. */
export function bestGiving(
  points: readonly FrontierPoint[],
  theirLeast: number,
): FrontierPoint | null {
  let [low, high] = [0, points.length - 1];
  let found: FrontierPoint | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point !== undefined && point.theirUtility >= theirLeast) {
      found = point;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}
