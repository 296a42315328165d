import { daysAfter } from '../../days.ts';
import { showMoney } from '../../money.ts';
import type { Rule } from '../rule.ts';
import { advice, blindLines, linesOf } from '../rule.ts';
import { soleItem } from '../taken-as.ts';

const WITHIN_DAYS = 14;

/** Several requests for the same item, each below the limit of approval and together above it. */
export const splitOrder: Rule = {
  passes: 'no need is split into requests below the limit of approval',
  blindTo: (request, facts) =>
    blindLines(linesOf(request, facts), ({ known }) => soleItem(known) !== null, {
      unknown: 'nothing is known for certain of which item is meant',
      notCompared: 'earlier requests for it were not counted',
    }),
  look(request, facts) {
    const limit = facts.autoApproveAwardMinor;
    const { amountMinor, currency } = request.budget;
    const items = new Set(facts.lines.flatMap((it) => soleItem(it)?.itemId ?? []));
    const parts = facts.recentCases.filter(
      (it) =>
        !it.isVoid &&
        it.currency === currency &&
        it.budgetMinor <= limit &&
        it.openedAtMs > daysAfter(facts.nowMs, -WITHIN_DAYS) &&
        it.lines.some((line) => line.itemId !== null && items.has(line.itemId)),
    );
    const together = parts.reduce((sum, it) => sum + it.budgetMinor, amountMinor);
    if (parts.length === 0 || amountMinor > limit || together <= limit) return [];
    const because = `with ${parts.length} requests for the same item in ${WITHIN_DAYS} days the budgets come to ${showMoney(together, currency)}, above the limit of ${showMoney(limit, currency)} for an award without a person`;
    return [advice(because, 'budget.amountMinor')];
  },
};
