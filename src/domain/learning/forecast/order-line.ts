/** Days are whole numbers, counted from 1970-01-01. */
export type Day = number;

/** Direct orders come from a vendor; the others from the programme's own warehouse. */
export type Stream = 'direct' | 'warehouse';

/** What is known of an order line on the day it is placed. */
export type PlacedLine = {
  /** Also decides which of two lines of one day is the later one. */
  id: number;
  orderId: string;
  stream: Stream;
  /** The day of the order; nothing that happened on it or later may be used. */
  asOfDay: Day;
  promisedDay: Day;
  vendor: string;
  country: string;
  shipmentMode: string;
  incoterm: string;
  item: string;
  /** What the item is made of and how it is given: what comparable items have in common. */
  composition: string;
  subClassification: string;
  manufacturingSite: string;
  quantity: number;
};

/** What became of it. */
export type Delivery = {
  deliveredDay: Day;
  /** In currency units a piece, not rounded; null when it was free or is not known. */
  unitPrice: number | null;
};

export type OrderLine = PlacedLine & { delivery: Delivery | null };
export type DeliveredLine = PlacedLine & { delivery: Delivery };

/** Stands in for the lead time of an order without a usable date. */
const LEAD_DAYS_DEFAULT = 90;
/** A delay counts within these bounds, so that one lost parcel does not outweigh a hundred others. */
export const DELAY_DAYS = { min: -30, max: 60 };

/** The day of the order when there is one that is not after the promise, or 90 days before that. */
export const asOfDayOf = (orderedDay: Day | null, promisedDay: Day): Day =>
  orderedDay !== null && orderedDay <= promisedDay ? orderedDay : promisedDay - LEAD_DAYS_DEFAULT;

export const isDelivered = (line: OrderLine): line is DeliveredLine => line.delivery !== null;

export const isLate = (line: DeliveredLine): boolean =>
  line.delivery.deliveredDay > line.promisedDay;

/** Whole days from the promise to the delivery, from -30 to 60. */
export function delayDaysOf(line: DeliveredLine): number {
  const delayDays = line.delivery.deliveredDay - line.promisedDay;
  return Math.min(DELAY_DAYS.max, Math.max(DELAY_DAYS.min, delayDays));
}
