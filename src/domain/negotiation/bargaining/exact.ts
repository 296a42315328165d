// Only arithmetic that IEEE 754 rounds exactly (+ - x / and the square root): a plan made on one
// machine is the same on any other, which `exp` and `pow` do not promise.

/** A smooth step from 0 to 1 around 0; 0.85 at 1 and 0.97 at 3, never quite 0 or 1. */
export const step = (x: number): number => 0.5 + x / (2 * Math.sqrt(0.35 + x * x));

/** A bell around 0: 1 at 0, a half at about 1.1, near 0 beyond 4. */
export const bell = (x: number): number => {
  const tail = 1 + (x * x) / 4;
  return 1 / (tail * tail);
};

/** Time to the power of 1/2, 1, 2, 4 or 8. */
export function power(base: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(base);
  let result = base;
  for (let at = 1; at < exponent; at *= 2) result *= result;
  return result;
}
