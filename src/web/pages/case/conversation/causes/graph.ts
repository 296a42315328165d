import type { Row } from '../rows/row.ts';
import type { ThreadLink } from './thread.ts';

export type Place = { row: Row; x: number; y: number };

export const NODE_WIDTH = 190;
const COLUMN_PX = 230;
const LINE_PX = 92;

/** Where each row of a thread stands in a graph: causes left of what they caused, first on top. */
export function placesOf(rows: readonly Row[], links: readonly ThreadLink[]): readonly Place[] {
  const causes = new Map(links.map(({ from, to }) => [to.key, from.key]));
  const depths = new Map<string, number>();
  for (const { key } of rows.toSorted((a, b) => a.sequence - b.sequence)) {
    const cause = causes.get(key);
    depths.set(key, cause === undefined ? 0 : (depths.get(cause) ?? 0) + 1);
  }
  const filled = new Map<number, number>();
  return rows.map((row) => {
    const depth = depths.get(row.key) ?? 0;
    const line = filled.get(depth) ?? 0;
    filled.set(depth, line + 1);
    return { row, x: depth * COLUMN_PX, y: line * LINE_PX };
  });
}
