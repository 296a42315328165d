import type { Requisition } from '#contracts/procurement.ts';
import type { Clearance } from '#contracts/supplier.ts';

/** A supplier with the catalogue entries that could serve lines of a requisition. */
export type SupplierMatch = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  status: 'active' | 'on_hold' | 'blocked';
  certificates: { name: string; number: string; validTo: string | null }[];
  paymentDays: number;
  incoterm: string | null;
  onTimeBp: number | null;
  deliveriesCount: number;
  /** Accepted share of received units; null = never measured. */
  qualityBp: number | null;
  clearance: Clearance | null;
  entries: {
    lineNo: number;
    itemId: string;
    itemDescription: string;
    features: string[];
    unitPriceMinor: number;
    currency: string;
    leadTimeDays: number;
    minimumOrderQuantity: number;
    capacityUnits: number | null;
    warrantyMonths: number;
  }[];
};

export type PastPrice = { lineNo: number; medianUnitPriceMinor: number; pricesCount: number };

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
    totalAssetsMinor: number; totalLiabilitiesMinor: number; workingCapitalMinor: number;
    retainedEarningsMinor: number; ebitMinor: number; salesMinor: number; equityBookMinor: number;
    currency: string;
  } | null;
  deliveries: {
    count: number; onTimeCount: number; meanDelayDays: number | null;
    receivedUnits: number; rejectedUnits: number; inspectedCount: number;
  };
};

export type SupplierDirectory = {
  /** Suppliers with an entry for any line, by item id, else by words and category prefix; <= 200. */
  matches(requisition: Requisition): Promise<SupplierMatch[]>;
  pastPrices(requisition: Requisition): Promise<PastPrice[]>;
  facts(tenantId: string, supplierIds: string[]): Promise<SupplierFacts[]>;
};

/** What earlier awards of the tenant teach; see `adviseNegotiation`. */
export type LearningMemory = {
  negotiationHistory(
    requisition: Requisition,
    supplierIds: string[],
  ): Promise<{
    savingsBp: number[];
    perSupplier: { supplierId: string; talksCount: number; agreedCount: number }[];
  }>;
};
