import { daysAfter } from '../days.ts';
import { shareOf, WHOLE_BP } from '../basis-points.ts';
import { showMoney, showShare } from '../money.ts';
import type { CaseFacts, CaseInContext } from './case-facts.ts';
import { winnersOf } from './case-facts.ts';
import type { Rule } from './flag.ts';
import { awardLink } from './links.ts';

const BELOW_BP = 500;
const SPLIT_DAYS = 7;

/** An award that needed no person by a small margin. */
export const justBelowLimit: Rule<CaseInContext> = {
  id: 'just_below_limit',
  title: 'The award is just below the limit above which a person decides',
  severity: 'medium',
  source: 'Parley, on its own approvals',
  find({ its }) {
    const { caseId, bids, award, autoApproveMinor } = its;
    if (bids === null || award === null || award.approvalId !== null) return null;
    const { totalMinor, currency } = bids;
    const fromMinor = shareOf(autoApproveMinor, WHOLE_BP - BELOW_BP);
    if (totalMinor <= fromMinor || totalMinor > autoApproveMinor) return null;
    return {
      formula: `${showMoney(totalMinor, currency)} is less than ${showShare(BELOW_BP)} below the limit of ${showMoney(autoApproveMinor, currency)}`,
      records: [awardLink(caseId)],
    };
  },
};

/** Orders of one person for one thing at one supplier, each below the limit, together above it. */
export const splitOrders: Rule<CaseInContext> = {
  id: 'split_orders',
  title: 'Several orders below the limit come to more than it',
  severity: 'medium',
  source: 'Parley, on its own approvals',
  find({ its, near }) {
    if (!isBelow(its)) return null;
    const kin = near.filter((it) => it.caseId !== its.caseId && isBelow(it) && isAlike(its, it));
    const totalMinor = [its, ...kin].reduce((sum, it) => sum + (it.bids?.totalMinor ?? 0), 0);
    if (kin.length === 0 || totalMinor <= its.autoApproveMinor) return null;
    const [sum, limit] = [totalMinor, its.autoApproveMinor].map((it) =>
      showMoney(it, its.currency),
    );
    return {
      formula: `${kin.length + 1} orders of ${its.openedBy} within ${SPLIT_DAYS} days for the same items at the same supplier: ${sum} together, limit ${limit}`,
      records: [its, ...kin].map((it) => awardLink(it.caseId)),
    };
  },
};

const isBelow = ({ bids, award, autoApproveMinor }: CaseFacts): boolean =>
  bids !== null && award?.approvalId === null && bids.totalMinor <= autoApproveMinor;

const isAlike = (one: CaseFacts, other: CaseFacts): boolean =>
  one.openedBy === other.openedBy &&
  one.currency === other.currency &&
  one.items.join('\n') === other.items.join('\n') &&
  winnersOf(one).some((it) => winnersOf(other).includes(it)) &&
  Math.abs(one.openedAtMs - other.openedAtMs) <= daysAfter(0, SPLIT_DAYS);
