import type { Rule } from '../rule.ts';
import { advice, askable, linesOf } from '../rule.ts';

/** A hard requirement that nobody meets is never relaxed, so the case would find nobody. */
export const mustHave: Rule = {
  passes: 'somebody meets every hard requirement',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) => {
      const carriers = askable(request, known);
      if (carriers.length === 0) return [];
      return (line.mustHave ?? []).flatMap((wanted, at) => {
        const has = (held: readonly string[]) =>
          held.some((it) => it.toLowerCase() === wanted.toLowerCase());
        if (carriers.some((it) => has(it.held))) return [];
        const because = `${path}: none of the ${carriers.length} suppliers that have it holds ${wanted}, and it is never relaxed`;
        return [advice(because, `${path}.mustHave.${at}`)];
      });
    }),
};
