import type { Requisition } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';

/**
 * The budget split over the lines by what they cost on the market, in minor units; rounded down,
 * so the parts never add up to more than the whole. A line without a market price gets nothing.
 */
export function budgetByLine(requisition: Requisition, market: Market): Map<number, number> {
  const costs = requisition.lines.map((line) => {
    const facts = market.lines.find((it) => it.lineNo === line.lineNo);
    return { lineNo: line.lineNo, cost: (facts?.medianUnitPriceMinor ?? 0) * line.quantity };
  });
  const sum = costs.reduce((total, it) => total + BigInt(it.cost), 0n);
  // Through BigInt: budget times cost passes what a double holds exactly.
  const part = (cost: number) => Number((BigInt(requisition.budgetMinor) * BigInt(cost)) / sum);
  return new Map(costs.map((it) => [it.lineNo, sum === 0n ? 0 : part(it.cost)]));
}
