import { winnersOf } from './case-facts.ts';
import { awardLink } from './links.ts';
import type { PatternRule } from './patterns.ts';
import { shareWithInterval, showInterval } from './share.ts';

const AWARDS_MIN = 8;
/** A supplier that wins at least so often, with 95 % confidence, wins almost always. */
const SHARE_LOW_BP = 6_000;

/** Within one category the same supplier wins almost always, although others offered. */
export const sameWinner: PatternRule = {
  id: 'same_winner',
  title: 'One supplier wins almost everything of a category',
  severity: 'medium',
  source: 'Parley, on its own agents; compare Cardinal R048',
  find(cases) {
    const contested = cases.filter((it) => (it.bids?.valid.length ?? 0) > 1);
    const byCategory = new Map<string, typeof contested>();
    for (const it of contested) {
      for (const code of it.categoryCodes) {
        byCategory.set(code, [...(byCategory.get(code) ?? []), it]);
      }
    }
    return [...byCategory].flatMap(([code, its]) => {
      if (its.length < AWARDS_MIN) return [];
      return [...new Set(its.flatMap(winnersOf))].flatMap((supplierId) => {
        const won = its.filter((it) => winnersOf(it).includes(supplierId));
        const share = shareWithInterval(won.length, its.length);
        if (share.lowBp < SHARE_LOW_BP) return [];
        return [
          {
            formula: `${supplierId} won ${showInterval(share)} of the contested awards in category ${code}`,
            records: won.map((it) => awardLink(it.caseId)),
          },
        ];
      });
    });
  },
};
