/** What D&B says its PAYDEX scores mean: score, days beyond terms. */
const STEPS = [
  [80, 0],
  [70, 15],
  [60, 22],
  [50, 30],
  [40, 60],
  [30, 90],
  [20, 120],
] as const;

/** Days beyond terms of a PAYDEX score (1 to 100), between the steps in a straight line, rounded up. */
export function daysOfPaydex(paydex: number): number {
  const at = STEPS.findIndex(([score]) => paydex >= score);
  const above = STEPS[at - 1];
  const below = STEPS[at];
  if (at === 0) return 0;
  if (above === undefined || below === undefined) return 120;
  const [lowScore, mostDays] = below;
  const [highScore, leastDays] = above;
  const share = (highScore - paydex) / (highScore - lowScore);
  return Math.ceil(leastDays + share * (mostDays - leastDays));
}
