/** A delivered line; days are whole, counted from 1970-01-01. */
export type DeliveryCase = {
  /** Lines of one order share their fate, so that they count as one when chance is judged. */
  orderId: string;
  supplierId: string;
  /** Scheme and class, such as `CPV 3369`; here and below null = unknown. */
  category: string | null;
  country: string | null;
  mode: string | null;
  incoterm: string | null;
  promisedDay: number;
  receivedDay: number;
};

/** A price paid. */
export type PriceCase = {
  orderId: string;
  supplierId: string;
  itemId: string;
  category: string | null;
  country: string | null;
  mode: string | null;
  day: number;
  unitPriceMinor: number;
  currency: string;
  /** From the order to the promised day. */
  leadDays: number | null;
};

/** What a pattern is about; what it does not name, it does not depend on. */
export type PatternSubject = {
  month?: number;
  category?: string;
  country?: string;
  supplierId?: string;
  mode?: string;
  incoterm?: string;
  itemId?: string;
  /** Ordered at most so many days before the promised one. */
  leadDaysMax?: number;
};
