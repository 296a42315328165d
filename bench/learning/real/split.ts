import { dayNumberOf } from '#domain/days.ts';
import type { DeliveredLine, OrderLine } from '#domain/learning/forecast/order-line.ts';
import { isDelivered } from '#domain/learning/forecast/order-line.ts';

/** Lines to learn from and lines to forecast; the latter are all delivered by now. */
export type Split = { name: string; history: OrderLine[]; test: DeliveredLine[] };

const dayOfYear = (year: number): number => dayNumberOf(`${year}-01-01`);

/** Test lines are promised in one year, or from it on; history before; later ones are left out. */
export function splitAt(
  lines: readonly OrderLine[],
  from: number,
  extent: 'this_year' | 'from_then_on',
): Split {
  const end = extent === 'this_year' ? dayOfYear(from + 1) : Infinity;
  const isWithin = ({ promisedDay }: OrderLine) =>
    promisedDay >= dayOfYear(from) && promisedDay < end;
  return {
    name: extent === 'this_year' ? `${from}` : `${from}-on`,
    history: lines.filter((it) => it.promisedDay < dayOfYear(from)),
    test: lines.filter(isWithin).filter(isDelivered),
  };
}
