import type { SourcingFacts } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';

/** Marks who supplied an item of the lines before, with when and how often. */
export function withIncumbents(
  ranked: readonly Candidate[],
  incumbents: SourcingFacts['incumbents'],
): Candidate[] {
  return ranked.map((candidate) => {
    const own = incumbents.filter((it) => it.supplierId === candidate.supplierId);
    if (own.length === 0) return candidate;
    const told = own.map(
      ({ lineNo, timesCount, lastOn }) =>
        `supplied line ${lineNo} ${timesCount} times before, last on ${lastOn}`,
    );
    return { ...candidate, incumbent: told.join('; ') };
  });
}
