import type { SupplierStatus } from '#contracts/supplier.ts';

/** Everything compliance may know of a supplier; null = unknown. */
export type SupplierFacts = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  status: SupplierStatus;
  blockReason: string | null;
  /** CPV or UNSPSC codes of what it sells. */
  categories: string[];
  /** ISO dates, both inclusive; null = no such end. */
  certificates: Certificate[];
  registrationNumber: string | null;
  taxId: string | null;
  lei: string | null;
  financials: {
    totalAssetsMinor: number;
    totalLiabilitiesMinor: number;
    workingCapitalMinor: number;
    retainedEarningsMinor: number;
    ebitMinor: number;
    /** The one figure that a score can do without. */
    salesMinor: number | null;
    equityBookMinor: number;
    currency: string;
  } | null;
  /** How late it pays its own suppliers, as a credit bureau tells it; negative = early. */
  paymentDaysBeyondTerms: number | null;
  /** A rating from 0 to 100, 100 = best, and its day. */
  esg: { score: number | null; ratedOn: string | null };
  deliveries: {
    count: number;
    onTimeCount: number;
    meanDelayDays: number | null;
    receivedUnits: number;
    rejectedUnits: number;
    inspectedCount: number;
  };
  /** Our own purchases of what the case asks for; null = nobody can say what that is. */
  dependency: Dependency | null;
};

export type Certificate = {
  name: string;
  number: string;
  validFrom: string | null;
  validTo: string | null;
};

/** What we bought of the same items lately, from this supplier and from everybody. */
export type Dependency = {
  boughtMinor: number;
  boughtFromAllMinor: number;
  /** From everybody. */
  purchasesCount: number;
  /** Other active suppliers that carry any of the items. */
  alternativesCount: number;
};

/** A supplier of whom nothing at all is known; such a one is never low risk. */
export const noFacts = (supplier: { supplierId: string; supplierName: string }): SupplierFacts => ({
  ...supplier,
  country: null,
  status: 'active',
  blockReason: null,
  categories: [],
  certificates: [],
  registrationNumber: null,
  taxId: null,
  lei: null,
  financials: null,
  paymentDaysBeyondTerms: null,
  esg: { score: null, ratedOn: null },
  deliveries: {
    count: 0,
    onTimeCount: 0,
    meanDelayDays: null,
    receivedUnits: 0,
    rejectedUnits: 0,
    inspectedCount: 0,
  },
  dependency: null,
});
