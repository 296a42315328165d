/** Lines seen, late ones among them, and how many were to be expected late; all faded. */
export type Tally = { lines: number; late: number; expected: number };

/** Half a line, late in one case of ten, before the first delivery of all. */
const FIRST_GUESS = { lines: 0.5, late: 0.05 };
/** So many lines outweigh what was ever seen: enough that a memory without any falls back to it. */
const STRENGTH_LINES = 2;
/** So many late lines, seen and expected, before a group is taken at its word. */
const STRENGTH_LATE = 2;

/** The late share of a whole stream, from all that it ever delivered. */
export const overallShare = (ever: Tally): number =>
  (ever.late + FIRST_GUESS.late) / (ever.lines + FIRST_GUESS.lines);

/** The late share with a shorter memory, shrunk to the overall one (beta-binomial posterior mean). */
export const recentShare = (recent: Tally, overall: number): number =>
  (recent.late + STRENGTH_LINES * overall) / (recent.lines + STRENGTH_LINES);

/**
 * Late lines over those to be expected, shrunk to one; what epidemiologists call a standardised
 * ratio (N. Breslow and N. Day, 1987): a group that ordered in bad times is not blamed for them.
 * @param widerRatio that of the wider group, which then is expected already
 */
export const standardisedRatio = ({ late, expected }: Tally, widerRatio = 1): number =>
  (late + STRENGTH_LATE) / (expected * widerRatio + STRENGTH_LATE);
