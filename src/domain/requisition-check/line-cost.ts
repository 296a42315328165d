import type { ProcurementRequest } from '#contracts/http.ts';
import { median } from '../basis-points.ts';
import { agreementAdvice } from '../sourcing/agreements.ts';
import type { KnownItem } from './facts.ts';
import type { CheckedLine } from './rule.ts';
import { askable } from './rule.ts';
import { itemsOf } from './taken-as.ts';

/** Fewer past prices say less than what suppliers ask today. */
const PRICES_MIN = 3;

/** What the whole quantity of a line costs, in minor units of the budget's currency. */
export type LineCost = {
  /** The lowest price known: asked, agreed or usual, of what may stand in as well. */
  leastMinor: number;
  /** The usual cost of its item; from the cheapest to the dearest where it may be several. */
  fromMinor: number;
  toMinor: number;
};

/** Null where nothing is known of what the line costs. */
export function lineCost(
  request: ProcurementRequest,
  line: CheckedLine,
  nowMs: number,
): LineCost | null {
  const { quantity } = line.line;
  const usual = itemsOf(line.known).flatMap((it) => usualPrice(request, line, it, nowMs) ?? []);
  if (usual.length === 0) return null;
  const asked = askable(request, line.known).map((it) => it.unitPriceMinor);
  return {
    leastMinor: Math.min(...usual, ...asked) * quantity,
    fromMinor: Math.min(...usual) * quantity,
    toMinor: Math.max(...usual) * quantity,
  };
}

/** Of an agreement that covers the line, else the median paid, else the median asked; null = none. */
function usualPrice(
  request: ProcurementRequest,
  { known, line: { quantity } }: CheckedLine,
  { itemId }: KnownItem,
  nowMs: number,
): number | null {
  const { currency } = request.budget;
  const [agreed] = agreementAdvice(
    { currency, openedAtMs: nowMs, lines: [{ lineNo: 1, itemId, quantity }] },
    known.agreements,
  ).filter((it) => it.covers);
  if (agreed !== undefined) return agreed.unitPriceMinor;
  const { prices = null } = known.markets.find((it) => it.itemId === itemId) ?? {};
  if (prices !== null && prices.count >= PRICES_MIN) return prices.medianMinor;
  const asked = askable(request, known).filter((it) => it.itemId === itemId);
  return median(asked.map((it) => it.unitPriceMinor));
}
