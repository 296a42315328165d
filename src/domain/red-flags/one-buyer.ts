import { winnersOf } from './case-facts.ts';
import { awardLink } from './links.ts';
import type { PatternRule } from './patterns.ts';
import { shareWithInterval, showInterval } from './share.ts';

const AWARDS_MIN = 5;

/** A supplier wins for one requester alone, who is not the only one to buy such things. */
export const oneBuyer: PatternRule = {
  id: 'one_buyer',
  title: 'A supplier only ever wins for one requester',
  severity: 'medium',
  source: 'Parley, on its own requesters',
  find(cases) {
    const awarded = cases.filter((it) => it.award !== null);
    return [...new Set(awarded.flatMap(winnersOf))].flatMap((supplierId) => {
      const its = awarded.filter((it) => winnersOf(it).includes(supplierId));
      const [buyer, ...more] = new Set(its.map((it) => it.openedBy));
      if (buyer === undefined || more.length > 0 || its.length < AWARDS_MIN) return [];
      const codes = new Set(its.flatMap((it) => it.categoryCodes));
      const alike = awarded.filter((it) => it.categoryCodes.some((code) => codes.has(code)));
      const byOthers = alike.filter((it) => it.openedBy !== buyer);
      if (byOthers.length < AWARDS_MIN) return [];
      const usual = shareWithInterval(alike.length - byOthers.length, alike.length);
      const share = shareWithInterval(its.length, its.length);
      // Who opens nearly all such cases meets every supplier alone.
      if (usual.highBp >= share.lowBp) return [];
      return [
        {
          formula: `${its.length} of ${its.length} awards to ${supplierId} were opened by ${buyer}, who opened ${showInterval(usual)} of all awards in its categories`,
          records: its.map((it) => awardLink(it.caseId)),
        },
      ];
    });
  },
};
