import type { ChangedLine, OrderResponseRequest } from '#contracts/orders.ts';
import { isoDayOf } from '../days.ts';
import { showMoney } from '../money.ts';
import type { Order, OrderStep } from './order.ts';
import { orderTotalMinor, refused, taken, withChanges } from './order.ts';

/** Above it no ledger of ours can hold a total. */
const TOTAL_MINOR_MAX = 100_000_000_000_000;

const STATUS_AFTER = {
  accepted: 'acknowledged',
  changed: 'change_proposed',
  rejected: 'rejected',
} as const;

/**
 * What a supplier's answer does to its order. The same answer again changes nothing.
 * @param nowMs a promised day may not be before its day
 */
export function respond(order: Order, response: OrderResponseRequest, nowMs: number): OrderStep {
  if (response.revision !== order.revision) {
    return refused(
      'ORDER_CHANGED',
      `The order has changed; it is at revision ${order.revision}. Look at it and answer again.`,
    );
  }
  if (order.status === STATUS_AFTER[response.kind]) return repeated(order, response);
  if (order.status !== 'issued') {
    return refused('ORDER_SETTLED', 'The order waits for no answer any more.');
  }
  if (response.kind === 'accepted') {
    return taken({ ...order, status: 'acknowledged' }, 'acknowledged', 'The supplier accepted it.');
  }
  if (response.kind === 'rejected') {
    return taken({ ...order, status: 'rejected' }, 'rejected', 'The supplier rejected it.');
  }
  return propose(order, response.lines, nowMs);
}

/** Another change than the one that waits would be lost without a word. */
function repeated({ change }: Order, response: OrderResponseRequest): OrderStep {
  if (response.kind !== 'changed' || change === null) return { kind: 'same' };
  return isSameChange(change.lines, response.lines)
    ? { kind: 'same' }
    : refused('ORDER_SETTLED', 'The buyer has your change before them; wait for their decision.');
}

const isSameChange = (one: readonly ChangedLine[], other: readonly ChangedLine[]): boolean =>
  one.length === other.length &&
  one.every((it) => {
    const again = other.find((line) => line.lineNo === it.lineNo);
    return (
      it.quantity === again?.quantity &&
      it.unitPriceMinor === again.unitPriceMinor &&
      it.promisedOn === again.promisedOn
    );
  });

function propose(order: Order, lines: readonly ChangedLine[], nowMs: number): OrderStep {
  const fault = changeFault(order, lines, nowMs);
  if (fault !== null) return fault;
  const totalMinor = orderTotalMinor(withChanges(order.lines, lines));
  const change = { lines, acceptedFirst: null };
  return taken(
    { ...order, status: 'change_proposed', change },
    'change_proposed',
    `The supplier wants ${lines.length === 1 ? 'a line' : `${lines.length} lines`} otherwise; ` +
      `the order would come to ${showMoney(totalMinor, order.currency)}.`,
  );
}

function changeFault(order: Order, lines: readonly ChangedLine[], nowMs: number) {
  const today = isoDayOf(nowMs);
  for (const it of lines) {
    const ordered = order.lines.find((line) => line.lineNo === it.lineNo);
    if (ordered === undefined || lines.filter((line) => line.lineNo === it.lineNo).length > 1) {
      return refused('LINE_UNKNOWN', `Line ${it.lineNo} is not in the order, or is named twice.`);
    }
    if (it.quantity > ordered.quantity) {
      const most = `line ${it.lineNo} was ordered ${ordered.quantity} times`;
      return refused('ORDER_REFUSED', `Nobody can deliver more than was ordered: ${most}.`);
    }
    if (it.promisedOn < today) {
      return refused('ORDER_REFUSED', `Line ${it.lineNo} is promised for a day that is past.`);
    }
  }
  const after = withChanges(order.lines, lines);
  if (after.every((it) => it.quantity === 0)) {
    return refused('ORDER_REFUSED', 'Nothing would be delivered; reject the order instead.');
  }
  if (orderTotalMinor(after) > TOTAL_MINOR_MAX) {
    return refused('ORDER_REFUSED', 'The order would cost more than any order can.');
  }
  const isSame = after.every((it, at) => {
    const { quantity, unitPriceMinor, promisedOn } = order.lines[at] ?? it;
    return (
      it.quantity === quantity &&
      it.unitPriceMinor === unitPriceMinor &&
      it.promisedOn === promisedOn
    );
  });
  return isSame
    ? refused('ORDER_REFUSED', 'This changes nothing; accept the order instead.')
    : null;
}
