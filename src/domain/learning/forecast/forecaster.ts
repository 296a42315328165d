import type { DeliveredLine, PlacedLine } from './order-line.ts';

/**
 * Something that learns from deliveries in the order they happen and answers for orders placed in
 * between. A single delivery can be left out of a list at any time; what was concluded from it, the
 * lessons, cannot, so that they can be set aside before a delivery that must stay unused.
 */
export type Forecaster<Answer, Lessons> = {
  take: (line: DeliveredLine) => void;
  /** A copy that later deliveries do not change. */
  lessons: () => Lessons;
  /**
   * @param own deliveries of the same order, taken already, which must not be used
   * @param before lessons from before the first of them; of today without
   */
  answer: (line: PlacedLine, own: readonly DeliveredLine[], before?: Lessons) => Answer;
};
