import type { ProcurementRequest } from '#contracts/http.ts';
import { median, ratioBp, shareOf } from '../../basis-points.ts';
import { showMoney, showShare } from '../../money.ts';
import { agreementAdvice } from '../../sourcing/agreements.ts';
import type { CheckFacts, LineFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { advice, askable, linesOf } from '../rule.ts';

/** Fewer past prices say less than what suppliers ask today. */
const PRICES_MIN = 3;
/** A budget below this share of the usual cost is hardly ever enough. */
const LOW_BP = 9_000;
/** More than this many times the usual cost looks like a slip of the pen. */
const HIGH_TIMES = 3;

/** The budget is held against what the goods cost before, or cost on the market now. */
export const budget: Rule = {
  passes: 'the budget is about what such goods cost',
  look(request, facts) {
    const { amountMinor, currency } = request.budget;
    const costs = linesOf(request, facts).map(({ line, known, at }) => {
      const unitMinor = usualPrice(request, facts, known, at);
      return unitMinor === null ? null : unitMinor * line.quantity;
    });
    const known = costs.filter((it) => it !== null);
    const cost = known.reduce((sum, it) => sum + it, 0);
    if (known.length < costs.length || cost === 0) return [];
    const usual = showMoney(cost, currency);
    const says = `Set budget.amountMinor to about ${cost}.`;
    if (amountMinor < shareOf(cost, LOW_BP)) {
      const because = `the budget is ${showShare(ratioBp(amountMinor, cost))} of the usual cost, ${usual}`;
      return [advice(because, 'budget.amountMinor', { value: cost, says })];
    }
    if (amountMinor <= cost * HIGH_TIMES) return [];
    const times = Math.floor(amountMinor / cost);
    const because = `the budget is ${times} times the usual cost, ${usual}; is the amount in minor units?`;
    return [advice(because, 'budget.amountMinor', { value: cost, says })];
  },
};

/** Of an agreement that covers the line, else the median paid, else the median asked; null = none. */
function usualPrice(
  request: ProcurementRequest,
  { nowMs }: CheckFacts,
  known: LineFacts,
  at: number,
): number | null {
  const line = { lineNo: at + 1, itemId: known.item?.itemId ?? null, quantity: 0 };
  const quantity = request.lines[at]?.quantity ?? 0;
  const { currency } = request.budget;
  const [agreed] = agreementAdvice(
    { currency, openedAtMs: nowMs, lines: [{ ...line, quantity }] },
    known.agreements,
  ).filter((it) => it.covers);
  if (agreed !== undefined) return agreed.unitPriceMinor;
  const { prices = null } = known.market ?? {};
  if (prices !== null && prices.count >= PRICES_MIN) return prices.medianMinor;
  return median(askable(request, known).map((it) => it.unitPriceMinor));
}
