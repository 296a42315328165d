/** Of the normal distribution, for 95 % on both sides. */
export const Z_95 = 1.96;

/**
 * Wilson's interval of 95 % of a share, as shares from 0 to 1: what a small sample says about the
 * whole (E. B. Wilson, 1927).
 * @throws Error for an empty sample
 */
export function wilsonInterval(part: number, whole: number): { low: number; high: number } {
  if (whole <= 0) throw new Error(`a share of ${whole} is not defined`);
  const share = part / whole;
  const z2 = Z_95 * Z_95;
  const middle = share + z2 / (2 * whole);
  const spread = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * whole)) / whole);
  const scale = 1 + z2 / whole;
  return { low: (middle - spread) / scale, high: (middle + spread) / scale };
}
