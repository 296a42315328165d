import type { Lane } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import type { ThreadLink } from './thread.ts';

/** Part of a causal line that runs down a lane through one row of the diagram. */
export type Mark = { lane: Lane; part: 'starts' | 'passes' | 'ends' };

/**
 * Where the causal lines of a thread run, by position in the list: from the row that arrived at an
 * agent down that agent's lane to the row that was written in the turn it led to.
 */
export function marksOf(
  links: readonly ThreadLink[],
  positions: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  const put = (at: number, mark: Mark) => {
    const here = marks.get(at) ?? [];
    if (!here.some((it) => it.lane === mark.lane && it.part === mark.part)) here.push(mark);
    marks.set(at, here);
  };
  for (const { from, to } of links) {
    const start = positions.get(from.key);
    const end = positions.get(to.key);
    if (start === undefined || end === undefined || end <= start) continue;
    const lane = from.toLane;
    put(start, { lane, part: 'starts' });
    for (let at = start + 1; at < end; at += 1) put(at, { lane, part: 'passes' });
    put(end, { lane, part: 'ends' });
  }
  return marks;
}

/** Rows by their place in the list that is shown. */
export const positionsOf = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.map((it, at) => [it.key, at]));
