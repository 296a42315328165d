import { agreementAdvice } from '../../sourcing/agreements.ts';
import type { Rule } from '../rule.ts';
import { advice, linesOf } from '../rule.ts';

/** What is agreed already is called before anything is negotiated. */
export const agreement: Rule = {
  passes: 'no open agreement covers a line',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, at, path }) => {
      const wanted = {
        lineNo: at + 1,
        itemId: known.item?.itemId ?? null,
        quantity: line.quantity,
      };
      const { currency } = request.budget;
      const all = agreementAdvice(
        { currency, openedAtMs: facts.nowMs, lines: [wanted] },
        known.agreements,
      );
      return all.map((it) =>
        it.covers || it.quantityLeft === 0
          ? advice(`${path}: open agreement ${it.because}`, path)
          : advice(`${path}: open agreement ${it.because}`, `${path}.quantity`, {
              value: it.quantityLeft,
              says: `Call the ${it.quantityLeft} that are left, and ask for the others apart.`,
            }),
      );
    }),
};
