/**
 * Which of many findings stand when so many were tried: the false ones among them are at most
 * `share` of all, on average (Benjamini and Hochberg, 1995).
 * @param chances of each, in any order
 */
export function standing(chances: readonly number[], share: number): boolean[] {
  const ranked = chances.toSorted((a, b) => a - b);
  const last = ranked.findLastIndex((it, at) => it <= ((at + 1) / ranked.length) * share);
  const most = ranked[last] ?? -1;
  return chances.map((it) => it <= most);
}
