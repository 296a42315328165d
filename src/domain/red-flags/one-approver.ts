import type { CaseFacts } from './case-facts.ts';
import { winnersOf } from './case-facts.ts';
import { approvalLink } from './links.ts';
import type { PatternRule } from './patterns.ts';
import { shareWithInterval, showInterval } from './share.ts';

const APPROVALS_MIN = 5;
const SHARE_BP = 9_000;

/** One person approves nearly everything of one supplier, although others approve as well. */
export const oneApprover: PatternRule = {
  id: 'one_approver',
  title: 'One person approves nearly everything of one supplier',
  severity: 'medium',
  source: 'Parley, on its own approvals',
  find(cases) {
    const approved = cases.flatMap((it) =>
      it.award === null || it.award.approvalId === null ? [] : [{ it, by: it.award.approvedBy }],
    );
    if (new Set(approved.map((one) => one.by)).size < 2) return [];
    return [...new Set(approved.flatMap((one) => winnersOf(one.it)))].flatMap((supplierId) => {
      const its = approved.filter((one) => winnersOf(one.it).includes(supplierId));
      const others = approved.filter((one) => !its.includes(one));
      const [most] = [...Map.groupBy(its, (one) => one.by)].toSorted(
        (a, b) => b[1].length - a[1].length,
      );
      if (most === undefined || its.length < APPROVALS_MIN || others.length === 0) return [];
      const [person, theirs] = most;
      const share = shareWithInterval(theirs.length, its.length);
      const elsewhere = shareWithInterval(
        others.filter((one) => one.by === person).length,
        others.length,
      );
      // Who approves everything anyway says nothing about one supplier.
      if (share.shareBp < SHARE_BP || elsewhere.shareBp >= share.lowBp) return [];
      return [
        {
          formula: `${person} approved ${showInterval(share)} of the awards to ${supplierId}, and ${showInterval(elsewhere)} of all others`,
          records: theirs.map((one) => linkOf(one.it)),
        },
      ];
    });
  },
};

const linkOf = ({ caseId, award }: CaseFacts) => approvalLink(caseId, award?.approvalId ?? '');
