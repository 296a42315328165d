import type { Requisition } from '#contracts/procurement.ts';
import type { SupplierFacts } from '#domain/compliance/facts.ts';
import type { PastPriceRow } from '#domain/sourcing/past-price.ts';
import type { Prospect } from '#domain/sourcing/prospect.ts';

export type { SupplierFacts };

export type SupplierMatch = Prospect;

export type PastPrice = PastPriceRow;

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
