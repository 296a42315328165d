import type { Terms } from '#contracts/negotiation.ts';
import { deliveryCostBp } from '../landed-cost.ts';
import type { TableIssue } from './issue.ts';

/** Who pays the way; what leaves the buyer least is best. */
export const incoterm: TableIssue = {
  values({ mandate, first, standing }) {
    const costOf = (it: Terms['incoterm']) => deliveryCostBp(mandate.termValues, it) ?? Infinity;
    const sorted = mandate.incoterms.toSorted((a, b) => costOf(a) - costOf(b));
    const said = [standing.incoterm, first.incoterm].filter((it) => sorted.includes(it));
    const [best] = sorted;
    // What they quoted at the same cost is theirs to keep: there is nothing to gain by a change.
    const wanted = said.find((it) => best !== undefined && costOf(it) === costOf(best)) ?? best;
    return [...new Set([...(wanted === undefined ? [] : [wanted]), ...said])].toSorted(
      (a, b) => costOf(a) - costOf(b),
    );
  },
  read: (terms) => terms.incoterm,
  write: (terms, value) => ({ ...terms, incoterm: value as Terms['incoterm'] }),
};
