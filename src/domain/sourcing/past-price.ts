/** Median of past prices paid for the items of one line, and how many there were. */
export type PastPriceRow = { lineNo: number; medianUnitPriceMinor: number; pricesCount: number };
