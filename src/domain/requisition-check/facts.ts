import type { MarketFacts } from '#contracts/market-facts.ts';
import type { SourcingRules } from '#contracts/tenant-policy.ts';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import type { SupplierStatus } from '#contracts/supplier.ts';

/** An active supplier that has the item of a line in its catalogue. */
export type Carrier = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  currency: string;
  unitPriceMinor: number;
  leadTimeDays: number;
  minimumOrderQuantity: number;
  capacityUnits: number | null;
  /** Certificates that are valid today, and features of the item. */
  held: string[];
};

/** What is known of one line; a line that names no item has `item` null and no carriers. */
export type LineFacts = {
  item: {
    itemId: string;
    description: string;
    unitCode: string;
    classification: { scheme: string; id: string } | null;
  } | null;
  /** Why the item that is named cannot be taken, with what would do; null = it can. */
  itemFault: string | null;
  /**
   * The code of the line as the list of its scheme has it, by its digits; null = that list does not
   * have it, absent = the list is not at hand.
   */
  listedCode?: string | null;
  carriers: Carrier[];
  market: MarketFacts | null;
  /** Quantities of orders before, in the unit of the item. */
  pastQuantities: number[];
  /** Open today on the item, in any currency. */
  agreements: Agreement[];
};

/** A case that the same person opened lately. */
export type RecentCase = {
  caseId: string;
  title: string;
  openedAtMs: number;
  isOpen: boolean;
  /** Ended without buying anything. */
  isVoid: boolean;
  budgetMinor: number;
  currency: string;
  lines: { itemId: string | null; description: string; quantity: number }[];
};

export type CheckFacts = {
  nowMs: number;
  autoApproveAwardMinor: number;
  sourcing: SourcingRules | undefined;
  /** In which the catalogue has prices. */
  currencies: string[];
  /** Those of the suppliers named in the request that are known. */
  suppliers: { supplierId: string; status: SupplierStatus }[];
  recentCases: RecentCase[];
  lines: LineFacts[];
};
