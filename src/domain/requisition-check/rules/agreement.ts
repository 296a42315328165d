import { agreementAdvice } from '../../sourcing/agreements.ts';
import type { Rule } from '../rule.ts';
import { advice, blindLines, linesOf } from '../rule.ts';
import { itemsOf } from '../taken-as.ts';

/** What is agreed already is called before anything is negotiated. */
export const agreement: Rule = {
  passes: 'no open agreement covers a line',
  blindTo: (request, facts) =>
    blindLines(linesOf(request, facts), ({ known }) => itemsOf(known).length > 0, {
      unknown: 'nothing is known of which item is meant',
      notCompared: 'no agreement was looked for',
    }),
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, at, path, label }) => {
      const { quantity } = line;
      const wanted = itemsOf(known).map(({ itemId }) => ({ lineNo: at + 1, itemId, quantity }));
      const { currency } = request.budget;
      const all = agreementAdvice(
        { currency, openedAtMs: facts.nowMs, lines: wanted },
        known.agreements,
      );
      return all.map((it) =>
        it.covers || it.quantityLeft === 0
          ? advice(`${label}: open agreement ${it.because}`, path)
          : advice(`${label}: open agreement ${it.because}`, `${path}.quantity`, {
              value: it.quantityLeft,
              says: `Call the ${it.quantityLeft} that are left, and ask for the others apart.`,
            }),
      );
    }),
};
