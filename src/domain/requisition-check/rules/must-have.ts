import type { Rule } from '../rule.ts';
import { advice, askable, blindLines, linesOf } from '../rule.ts';

/** A hard requirement that nobody meets is never relaxed, so the case would find nobody. */
export const mustHave: Rule = {
  passes: 'somebody meets every hard requirement',
  blindTo(request, facts) {
    const demanding = linesOf(request, facts).filter((it) => (it.line.mustHave ?? []).length > 0);
    if (demanding.length === 0)
      return { checked: false, because: 'no line has a hard requirement' };
    return blindLines(demanding, ({ known }) => askable(request, known).length > 0, {
      unknown: 'nothing is known of who carries such goods',
      notCompared: 'the hard requirements were not compared',
    });
  },
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path, label }) => {
      const carriers = askable(request, known);
      if (carriers.length === 0) return [];
      return (line.mustHave ?? []).flatMap((wanted, at) => {
        const has = (held: readonly string[]) =>
          held.some((it) => it.toLowerCase() === wanted.toLowerCase());
        if (carriers.some((it) => has(it.held))) return [];
        const because = `${label}: none of the ${carriers.length} entries that could serve it holds ${wanted}, and it is never relaxed`;
        return [advice(because, `${path}.mustHave.${at}`)];
      });
    }),
};
