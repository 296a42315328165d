/** A unit price that was paid for an item on a day, ISO 8601. */
export type PaidPrice = {
  supplierId: string;
  unitPriceMinor: number;
  quantity: number;
  on: string;
};
