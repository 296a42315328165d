import { showShare } from '../money.ts';
import { caseLink } from './links.ts';
import type { PatternRule } from './patterns.ts';
import { shareWithInterval, showInterval } from './share.ts';

const CASES_MIN = 10;

/** Compliance refuses the cheapest more often than chance and its own rate of refusal explain. */
export const lowestRefusedOften: PatternRule = {
  id: 'lowest_refused_often',
  title: 'Compliance refuses the cheapest supplier unusually often',
  severity: 'high',
  source: 'Parley, on its own agents; compare Cardinal R036 and R038',
  find(cases) {
    const listed = cases.filter((it) => (it.bids?.listed.length ?? 0) > 1);
    if (listed.length < CASES_MIN) return [];
    const refused = listed.filter(({ bids }) => {
      const [lowest] = (bids?.listed ?? []).toSorted((a, b) => a.totalMinor - b.totalMinor);
      return bids?.disqualified.some((it) => it.supplierId === lowest?.supplierId) === true;
    });
    const verdicts = listed.flatMap((it) => it.verdicts);
    if (verdicts.length === 0) return [];
    const usual = shareWithInterval(verdicts.filter((it) => it.isRefused).length, verdicts.length);
    const share = shareWithInterval(refused.length, listed.length);
    if (share.lowBp <= usual.highBp) return [];
    return [
      {
        formula: `the supplier with the lowest list price was refused in ${showInterval(share)} of cases; of all suppliers ${showShare(usual.shareBp)} were refused, at most ${showShare(usual.highBp)}`,
        records: refused.map((it) => caseLink(it.caseId)),
      },
    ];
  },
};
