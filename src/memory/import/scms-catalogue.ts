import type { ScmsRow } from './scms-row.ts';
import { WAREHOUSE, slugOf } from './scms-row.ts';

/** "Pharmaceutical products" and "Diagnostic kits" of the Common Procurement Vocabulary. */
const CPV = { medicine: '33600000-6', test: '33141625-7' };
/** The file's quantities and prices are per pack. */
export const SCMS_UNIT = 'PK';
/** When no order of any vendor is dated, which the sample never needs. */
const LEAD_TIME_DAYS_DEFAULT = 90;
const LEAD_TIME_DAYS_MAX = 730;

export type ScmsItem = { itemId: string; description: string; classificationId: string };
export type ScmsSupplier = { supplierId: string; legalName: string; categories: string[] };
export type ScmsEntry = {
  supplierId: string;
  itemId: string;
  unitPriceMinor: number;
  leadTimeDays: number;
  incoterm: string | null;
  /** Day of the order that the price is from. */
  validFrom: string;
};

/** Day that a price is known from: of the order, or of the promised delivery. */
export const pricedOn = (row: ScmsRow): string | null =>
  row.orderedOn ?? row.promisedOn ?? row.deliveredOn;

/** True for what a vendor delivered itself; the warehouse resells what is counted already. */
export const isFromVendor = (row: ScmsRow): boolean => row.vendor !== WAREHOUSE;

/** Every item that was ever ordered, also those that only the warehouse still has. */
export function itemsOf(rows: ScmsRow[]): ScmsItem[] {
  return firstOfEach(
    rows.map((row) => ({
      itemId: slugOf(row.itemDescription),
      description: row.itemDescription,
      classificationId: row.isTest ? CPV.test : CPV.medicine,
    })),
    (it) => it.itemId,
  );
}

export function suppliersOf(rows: ScmsRow[]): ScmsSupplier[] {
  const vendors = rows.filter(isFromVendor);
  const named = vendors.map((it) => ({ supplierId: slugOf(it.vendor), legalName: it.vendor }));
  return firstOfEach(named, (it) => it.supplierId).map((supplier) => ({
    ...supplier,
    categories: [
      ...new Set(
        vendors
          .filter((it) => slugOf(it.vendor) === supplier.supplierId)
          .map((it) => (it.isTest ? CPV.test : CPV.medicine)),
      ),
    ].toSorted(),
  }));
}

/**
 * What each vendor asks for each item: the latest price above zero with its incoterm, and the
 * median days from order to delivery, of the vendor or of all when the item's own are unknown.
 */
export function entriesOf(rows: ScmsRow[]): ScmsEntry[] {
  const sold = rows.filter((it) => isFromVendor(it) && it.packPriceMinor > 0);
  const ofVendor = groupBy(sold, (it) => slugOf(it.vendor));
  const ofAll = medianLeadTime(sold) ?? LEAD_TIME_DAYS_DEFAULT;
  return [...ofVendor].flatMap(([supplierId, vendorRows]) => {
    const usual = medianLeadTime(vendorRows) ?? ofAll;
    const ofItem = groupBy(vendorRows, (it) => slugOf(it.itemDescription));
    return [...ofItem].flatMap(([itemId, itemRows]) => {
      const latest = latestOf(itemRows);
      if (latest === null) return [];
      return [
        {
          supplierId,
          itemId,
          unitPriceMinor: latest.row.packPriceMinor,
          incoterm: latest.row.incoterm,
          validFrom: latest.on,
          leadTimeDays: medianLeadTime(itemRows) ?? usual,
        },
      ];
    });
  });
}

/** The row of the latest day; of one day the last in the file. */
function latestOf(rows: ScmsRow[]): { row: ScmsRow; on: string } | null {
  let latest: { row: ScmsRow; on: string } | null = null;
  for (const row of rows) {
    const on = pricedOn(row);
    if (on !== null && (latest === null || on >= latest.on)) latest = { row, on };
  }
  return latest;
}

/** Whole days, the lower of two middle ones; null without a dated order. */
function medianLeadTime(rows: ScmsRow[]): number | null {
  const days = rows
    .flatMap(({ orderedOn, deliveredOn, promisedOn }) => {
      const arrivedOn = deliveredOn ?? promisedOn;
      if (orderedOn === null || arrivedOn === null) return [];
      const between = Math.round((Date.parse(arrivedOn) - Date.parse(orderedOn)) / 86_400_000);
      return between >= 1 && between <= LEAD_TIME_DAYS_MAX ? [between] : [];
    })
    .toSorted((a, b) => a - b);
  return days[Math.floor((days.length - 1) / 2)] ?? null;
}

function groupBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function firstOfEach<T>(rows: T[], keyOf: (row: T) => string): T[] {
  return [...groupBy(rows, keyOf).values()].flatMap((group) => group.slice(0, 1));
}
