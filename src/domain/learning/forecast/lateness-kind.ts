/** A delivered line of an order; both days either as ISO dates or as day numbers. */
export type ReceivedLine<Day extends string | number> = {
  orderId: string;
  promisedDay: Day;
  receivedDay: Day;
};

/**
 * What late lines mean. `later_parts`: the day was met by part of the order and the rest followed,
 * as when an order is split into shipments. `whole_orders`: nothing of the order came in time.
 */
export type LatenessKind = 'none_late' | 'later_parts' | 'whole_orders';

export type Lateness = {
  /** What most of the late orders are; `whole_orders` when there are as many of both. */
  kind: LatenessKind;
  orders: number;
  lines: number;
  /** Orders of which a late line was preceded by a line in time. */
  ordersLateInPart: number;
  ordersLateInWhole: number;
  linesLateInPart: number;
  linesLateInWhole: number;
};

/**
 * Tells later parts of orders from late orders, so that a supplier who delivers in several
 * shipments is not called late. A line is late when it is received after its promised day; it is a
 * later part when some line of its order was received on that day or before.
 */
export function latenessKind<Day extends string | number>(
  lines: readonly ReceivedLine<Day>[],
): Lateness {
  const orders = [...Map.groupBy(lines, (it) => it.orderId).values()];
  const counted = orders.map(countLate);
  const sum = (of: (it: LateLines) => number) => counted.reduce((total, it) => total + of(it), 0);
  const ordersLateInWhole = sum((it) => (it.whole > 0 ? 1 : 0));
  const ordersLateInPart = sum((it) => (it.parts > 0 && it.whole === 0 ? 1 : 0));
  return {
    kind: kindOf(ordersLateInPart, ordersLateInWhole),
    orders: orders.length,
    lines: lines.length,
    ordersLateInPart,
    ordersLateInWhole,
    linesLateInPart: sum((it) => it.parts),
    linesLateInWhole: sum((it) => it.whole),
  };
}

/** Late lines of one order: after a part in time, and after none. */
type LateLines = { parts: number; whole: number };

function countLate<Day extends string | number>(order: ReceivedLine<Day>[]): LateLines {
  const late = order.filter((it) => it.receivedDay > it.promisedDay);
  const parts = late.filter(({ promisedDay }) => order.some((it) => it.receivedDay <= promisedDay));
  return { parts: parts.length, whole: late.length - parts.length };
}

function kindOf(ordersInPart: number, ordersInWhole: number): LatenessKind {
  if (ordersInPart + ordersInWhole === 0) return 'none_late';
  return ordersInPart > ordersInWhole ? 'later_parts' : 'whole_orders';
}
