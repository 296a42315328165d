import { createDelayForecaster } from './delay-forecast.ts';
import type { DelayForecast } from './delay-forecast.ts';
import { createExperience } from './experience.ts';
import type { Experience } from './experience.ts';
import type { Forecaster } from './forecaster.ts';
import { createLateForecaster } from './late-forecast.ts';
import type { LateLessons } from './late-forecast.ts';
import { isDelivered } from './order-line.ts';
import type { DeliveredLine, OrderLine } from './order-line.ts';
import { createPriceForecaster } from './price-forecast.ts';
import type { Trust } from './trust.ts';

export type Forecast = {
  /** Probability of a delivery after the promised day, 0 to 1. */
  lateShare: number;
  delay: DelayForecast;
  /** In currency units a piece, not rounded; null when nothing alike was bought before. */
  unitPrice: number | null;
  experience: Experience;
};

type Lessons = { late: LateLessons; delay: Trust; price: Trust };

/**
 * One forecast for each line, by its id, as it would have been made on the day of the order: from
 * lines of other orders delivered before that day, and from nothing else. Lines may come in any
 * sequence; their ids must be unique.
 */
export function forecastLines(lines: readonly OrderLine[]): Map<number, Forecast> {
  const placed = lines.toSorted((a, b) => a.asOfDay - b.asOfDay || a.id - b.id);
  const arrivals = lines
    .filter(isDelivered)
    .toSorted((a, b) => a.delivery.deliveredDay - b.delivery.deliveredDay || a.id - b.id);
  const ownOf = earlyDeliveries(placed, arrivals);
  const setAside = new Set([...ownOf.values()].flatMap((own) => own.slice(0, 1)));
  const lessonsBefore = new Map<string, Lessons>();
  const forecaster = createForecaster();
  const forecasts = new Map<number, Forecast>();

  let taken = 0;
  for (const line of placed) {
    for (; taken < arrivals.length; taken += 1) {
      const arrival = arrivals[taken];
      if (arrival === undefined || arrival.delivery.deliveredDay >= line.asOfDay) break;
      // What is learnt from here on may come from this order.
      if (setAside.has(arrival)) lessonsBefore.set(arrival.orderId, forecaster.lessons());
      forecaster.take(arrival);
    }
    const own = ownOf.get(line.id) ?? [];
    const before = own.length === 0 ? undefined : lessonsBefore.get(line.orderId);
    forecasts.set(line.id, forecaster.answer(line, own, before));
  }
  return forecasts;
}

/** By line id, the deliveries of its own order before its day, earliest first; most have none. */
function earlyDeliveries(
  placed: readonly OrderLine[],
  arrivals: readonly DeliveredLine[],
): Map<number, DeliveredLine[]> {
  const ofOrder = Map.groupBy(arrivals, (it) => it.orderId);
  const early = new Map<number, DeliveredLine[]>();
  for (const { id, orderId, asOfDay } of placed) {
    const isEarly = (it: DeliveredLine) => it.delivery.deliveredDay < asOfDay;
    const own = ofOrder.get(orderId)?.filter(isEarly) ?? [];
    if (own.length > 0) early.set(id, own);
  }
  return early;
}

function createForecaster(): Forecaster<Forecast, Lessons> {
  const late = createLateForecaster();
  const delay = createDelayForecaster();
  const price = createPriceForecaster();
  const experience = createExperience();
  return {
    take: (line) => [late, delay, price, experience].forEach((it) => it.take(line)),
    lessons: () => ({ late: late.lessons(), delay: delay.lessons(), price: price.lessons() }),
    answer: (line, own, before) => ({
      lateShare: late.answer(line, own, before?.late),
      delay: delay.answer(line, own, before?.delay),
      unitPrice: price.answer(line, own, before?.price),
      experience: experience.answer(line, own),
    }),
  };
}
