/**
 * An amount parted by weights into integers that add up to it exactly; what rounding down leaves goes
 * one by one to the largest remainders, of equal ones to the first. Without any weight the first part
 * is the whole. Exact for all amounts and weights of safe integers.
 */
export function splitByWeight(amountMinor: number, weights: readonly number[]): number[] {
  const amount = BigInt(amountMinor);
  const sum = weights.reduce((total, it) => total + BigInt(it), 0n);
  if (sum === 0n) return weights.map((_, at) => (at === 0 ? amountMinor : 0));
  const parts = weights.map((it, at) => {
    const product = amount * BigInt(it);
    return { at, whole: product / sum, rest: product % sum };
  });
  const left = Number(amount - parts.reduce((total, it) => total + it.whole, 0n));
  const first = parts
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
    .map((it) => it.at);
  return parts.map((it) => Number(it.whole) + (first.includes(it.at) ? 1 : 0));
}
