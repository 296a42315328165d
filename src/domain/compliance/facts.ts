/** Everything compliance may know of a supplier; null = unknown. */
export type SupplierFacts = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  status: 'active' | 'on_hold' | 'blocked';
  blockReason: string | null;
  certificates: { name: string; number: string; validTo: string | null }[];
  registrationNumber: string | null;
  taxId: string | null;
  lei: string | null;
  financials: {
    totalAssetsMinor: number;
    totalLiabilitiesMinor: number;
    workingCapitalMinor: number;
    retainedEarningsMinor: number;
    ebitMinor: number;
    salesMinor: number;
    equityBookMinor: number;
    currency: string;
  } | null;
  deliveries: {
    count: number;
    onTimeCount: number;
    meanDelayDays: number | null;
    receivedUnits: number;
    rejectedUnits: number;
    inspectedCount: number;
  };
};

/** A supplier of whom nothing at all is known; such a one is never low risk. */
export const noFacts = (supplier: { supplierId: string; supplierName: string }): SupplierFacts => ({
  ...supplier,
  country: null,
  status: 'active',
  blockReason: null,
  certificates: [],
  registrationNumber: null,
  taxId: null,
  lei: null,
  financials: null,
  deliveries: {
    count: 0,
    onTimeCount: 0,
    meanDelayDays: null,
    receivedUnits: 0,
    rejectedUnits: 0,
    inspectedCount: 0,
  },
});
