import { showMoney } from '../money.ts';
import type { Person } from '../same-person.ts';
import { isSamePerson } from '../same-person.ts';
import type { Order, OrderLineState, OrderStep, PricePlan } from './order.ts';
import { beyondRoom, orderTotalMinor, refused, reissued, taken } from './order.ts';

/**
 * Another price than the awarded one, for a reason. The supplier has to acknowledge the order anew.
 * A price that raises the total counts once a second person asks for the same one.
 */
export function changePrice(
  order: Order,
  wish: PricePlan & { lineNo: number },
  by: Person,
  nowMs: number,
): OrderStep {
  const { lineNo, unitPriceMinor, because } = wish;
  if (order.status !== 'issued' && order.status !== 'acknowledged') {
    return refused('ORDER_SETTLED', 'A price changes only before anything was delivered.');
  }
  const line = order.lines.find((it) => it.lineNo === lineNo);
  if (line === undefined) return refused('LINE_UNKNOWN', `Line ${lineNo} is not in the order.`);
  if (line.unitPriceMinor === unitPriceMinor) {
    return refused('ORDER_REFUSED', `Line ${lineNo} has this price already.`);
  }
  const price = showMoney(unitPriceMinor, order.currency);
  const priced = withLine(order, {
    ...line,
    unitPriceMinor,
    priceBecause: unitPriceMinor === line.awardedUnitPriceMinor ? null : because,
    pendingPrice: null,
  });
  const tooMuch = beyondRoom(order, orderTotalMinor(priced.lines));
  if (tooMuch !== null) return tooMuch;
  if (unitPriceMinor > line.unitPriceMinor) {
    const { pendingPrice } = line;
    if (pendingPrice?.unitPriceMinor !== unitPriceMinor) {
      const pending = { unitPriceMinor, because, by, atMs: nowMs };
      return taken(
        withLine(order, { ...line, pendingPrice: pending }),
        'price_asked',
        `${price} asked for on line ${lineNo}; a second person has to ask for it too: ${because}`,
      );
    }
    if (isSamePerson(pendingPrice.by, by)) {
      return refused(
        'SECOND_PERSON_NEEDED',
        'The price raises the total: another person has to ask for it too.',
      );
    }
  }
  return taken(
    reissued(priced),
    'price_changed',
    `Line ${lineNo} at ${price} instead of ${showMoney(line.unitPriceMinor, order.currency)}: ${because}`,
  );
}

const withLine = (order: Order, line: OrderLineState): Order => ({
  ...order,
  lines: order.lines.map((it) => (it.lineNo === line.lineNo ? line : it)),
});
