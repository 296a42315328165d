import { isDelivered } from '#domain/learning/forecast/order-line.ts';
import type { DeliveredLine, OrderLine } from '#domain/learning/forecast/order-line.ts';

/**
 * Walks the lines by the day they are placed on; before each, everything delivered before that day
 * is taken. Written apart from the product, so that each checks the other.
 * @returns the answers by line id
 */
export function replay<Answer>(
  lines: readonly OrderLine[],
  take: (line: DeliveredLine) => void,
  ask: (line: OrderLine, own: readonly DeliveredLine[]) => Answer,
): Map<number, Answer> {
  const arrivals = lines
    .filter(isDelivered)
    .toSorted((a, b) => a.delivery.deliveredDay - b.delivery.deliveredDay || a.id - b.id);
  const ofOrder = Map.groupBy(arrivals, (it) => it.orderId);
  const answers = new Map<number, Answer>();
  let taken = 0;
  for (const line of lines.toSorted((a, b) => a.asOfDay - b.asOfDay || a.id - b.id)) {
    const isSeen = (it: DeliveredLine) => it.delivery.deliveredDay < line.asOfDay;
    for (let it = arrivals[taken]; it !== undefined && isSeen(it); it = arrivals[taken]) {
      take(it);
      taken += 1;
    }
    answers.set(line.id, ask(line, ofOrder.get(line.orderId)?.filter(isSeen) ?? []));
  }
  return answers;
}
