import type { Lane } from '../rows/lanes.ts';
import { LANES } from '../rows/lanes.ts';

/** Height of a row of the conversation, in pixels; all rows are as high as each other. */
export const ROW_PX = 44;
/** Where in its row an arrow runs. */
export const ARROW_Y = 31;
/** Room for the letters above an arrow. */
const LETTER_PX = 6.2;

/** Middle of a lane in a diagram of that width. */
export const laneX = (lane: Lane, width: number): number =>
  ((LANES.indexOf(lane) + 0.5) * width) / LANES.length;

/** Where the words of an arrow stand: over it, and inside the diagram even when they are longer. */
export function labelAt(
  from: number,
  to: number,
  words: string,
  width: number,
): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const half = (words.length * LETTER_PX) / 2;
  const middle = (from + to) / 2;
  if (middle - half < 2) return { x: 2, anchor: 'start' };
  if (middle + half > width - 2) return { x: width - 2, anchor: 'end' };
  return { x: middle, anchor: 'middle' };
}

/** The words of an arrow, cut to what fits into the diagram at all. */
export function fitted(words: string, width: number): string {
  const most = Math.max(8, Math.floor(width / LETTER_PX) - 2);
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}
