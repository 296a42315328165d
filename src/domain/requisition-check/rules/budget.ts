import type { ProcurementRequest } from '#contracts/http.ts';
import { ratioBp, shareOf } from '../../basis-points.ts';
import { showMoney, showShare } from '../../money.ts';
import type { LineCost } from '../line-cost.ts';
import { lineCost } from '../line-cost.ts';
import type { Finding, Rule } from '../rule.ts';
import { advice, fault, linesOf } from '../rule.ts';
import { takenAs } from '../taken-as.ts';

/** A budget below this share of the usual cost is hardly ever enough. */
const LOW_BP = 9_000;
/** More than this many times the usual cost looks like a slip of the pen. */
const HIGH_TIMES = 3;
/** Talks hardly ever bring half of the lowest price down, and never nine tenths. */
const FAR_TIMES = 2;
const SLIP_TIMES = 10;

const FIELD = 'budget.amountMinor';

/** The budget is held against what the goods cost before, or cost on the market now. */
export const budget: Rule = {
  passes: 'the budget is about what such goods cost',
  blindTo(request, facts) {
    const unknown = linesOf(request, facts).filter(
      (it) => lineCost(request, it, facts.nowMs) === null,
    );
    if (unknown.length === 0) return null;
    return unknown.length === request.lines.length
      ? {
          checked: false,
          because: 'nothing is known of what such goods cost, so the budget was not compared',
        }
      : {
          checked: true,
          because: `nothing is known of what ${unknown.map((it) => it.path).join(', ')} costs; the budget is not too low for the other lines`,
        };
  },
  look(request, facts) {
    const lines = linesOf(request, facts);
    const costs = lines.flatMap((it) => lineCost(request, it, facts.nowMs) ?? []);
    const sum = (of: (it: LineCost) => number) => costs.reduce((total, it) => total + of(it), 0);
    const total = {
      leastMinor: sum((it) => it.leastMinor),
      fromMinor: sum((it) => it.fromMinor),
      toMinor: sum((it) => it.toMinor),
    };
    const taken = lines.flatMap((it) => (takenAs(it.known) === null ? [] : it.label)).join('; ');
    const of = taken === '' ? '' : ` for ${taken}`;
    if (total.fromMinor === 0) return [];
    return [
      ...tooLow(request.budget, total, of),
      ...(costs.length === lines.length ? tooHigh(request.budget, total, of) : []),
    ];
  },
};

type Budget = ProcurementRequest['budget'];

function tooLow({ amountMinor, currency }: Budget, cost: LineCost, of: string): Finding[] {
  if (amountMinor >= shareOf(cost.fromMinor, LOW_BP)) return [];
  const fix = {
    value: cost.fromMinor,
    says: `Set budget.amountMinor to about ${cost.fromMinor}.`,
  };
  const least = showMoney(cost.leastMinor, currency);
  const budgetIs = `the budget is ${showMoney(amountMinor, currency)}`;
  if (amountMinor * SLIP_TIMES < cost.leastMinor) {
    const because = `${budgetIs}, not a tenth of the lowest known price, ${least}${of}; amounts are in minor units`;
    return [fault(because, FIELD, fix)];
  }
  if (amountMinor * FAR_TIMES < cost.leastMinor) {
    const because = `${budgetIs}, not half of the lowest known price, ${least}${of}; talks hardly ever bring that`;
    return [advice(because, FIELD, fix)];
  }
  const share = showShare(ratioBp(amountMinor, cost.fromMinor));
  const because = `the budget is ${share} of the usual cost, ${showCost(cost, currency)}${of}`;
  return [advice(because, FIELD, fix)];
}

function tooHigh({ amountMinor, currency }: Budget, cost: LineCost, of: string): Finding[] {
  if (amountMinor <= cost.toMinor * HIGH_TIMES) return [];
  const value = cost.toMinor;
  const times = Math.floor(amountMinor / value);
  const because = `the budget is ${times} times the usual cost, ${showCost(cost, currency)}${of}; amounts are in minor units`;
  return [advice(because, FIELD, { value, says: `Set budget.amountMinor to about ${value}.` })];
}

const showCost = ({ fromMinor, toMinor }: LineCost, currency: string): string =>
  fromMinor === toMinor
    ? showMoney(fromMinor, currency)
    : `between ${showMoney(fromMinor, currency)} and ${showMoney(toMinor, currency)}`;
