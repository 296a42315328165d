import type { Requisition } from '#contracts/procurement.ts';
import type { LineMarket, Market } from '#contracts/supplier.ts';
import { median, ratioBp } from '../basis-points.ts';
import type { Prospect } from './prospect.ts';

/** Up to this many suppliers a market is thin: one refusal changes the price. */
const THIN_MAX = 3;

/** What the market for each line looks like, from everybody who carries it. */
export function assessMarket(
  requisition: Requisition,
  prospects: readonly Prospect[],
  pastPrices: readonly { lineNo: number; medianUnitPriceMinor: number; pricesCount: number }[],
): Market {
  const able = prospects.filter((it) => it.status === 'active' && it.entries.length > 0);
  const lines = requisition.lines.map((line) => lineMarket(line.lineNo, able, pastPrices));
  const suppliersCount = able.length;
  const competition =
    suppliersCount === 0
      ? 'empty'
      : suppliersCount === 1
        ? 'sole'
        : suppliersCount <= THIN_MAX
          ? 'thin'
          : 'competitive';
  return { lines, suppliersCount, competition };
}

function lineMarket(
  lineNo: number,
  prospects: readonly Prospect[],
  pastPrices: readonly { lineNo: number; medianUnitPriceMinor: number; pricesCount: number }[],
): LineMarket {
  const serving = prospects.filter((it) => it.entries.some((entry) => entry.lineNo === lineNo));
  const entries = serving.flatMap((it) => it.entries.filter((entry) => entry.lineNo === lineNo));
  const prices = entries.map((it) => it.unitPriceMinor);
  const middle = median(prices);
  const lowest = prices.length === 0 ? null : Math.min(...prices);
  const highest = prices.length === 0 ? null : Math.max(...prices);
  const stated = entries.flatMap((it) => (it.capacityUnits === null ? [] : [it.capacityUnits]));
  const past = pastPrices.find((it) => it.lineNo === lineNo);
  return {
    lineNo,
    suppliersCount: serving.length,
    lowestUnitPriceMinor: lowest,
    medianUnitPriceMinor: middle,
    highestUnitPriceMinor: highest,
    spreadBp:
      lowest === null || highest === null || middle === null
        ? null
        : ratioBp(Math.min(highest - lowest, middle), middle),
    capacityUnits: stated.length === 0 ? null : stated.reduce((sum, it) => sum + it, 0),
    pastUnitPriceMinor: past?.medianUnitPriceMinor ?? null,
    pastPricesCount: past?.pricesCount ?? 0,
  };
}
