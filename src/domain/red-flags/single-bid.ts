import type { BidFacts } from './bid-facts.ts';
import type { Rule } from './flag.ts';
import { offersLink } from './links.ts';

/** Only one supplier made an offer. */
export const singleBid: Rule<BidFacts> = {
  id: 'single_bid',
  title: 'Only one supplier made an offer',
  severity: 'medium',
  source: 'Cardinal R018',
  find({ caseId, valid, disqualified, winners }) {
    const offered = [...valid, ...disqualified.filter((it) => it.totalMinor !== null)];
    const bidders = new Set(offered.map((it) => it.supplierId));
    for (const { supplierId } of winners) bidders.add(supplierId);
    const [only, ...more] = bidders;
    if (only === undefined || more.length > 0) return null;
    return {
      formula: `suppliers that made an offer: 1 (${offered[0]?.supplierName ?? only})`,
      records: [offersLink(caseId, only)],
    };
  },
};
