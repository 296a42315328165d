import type { MarketFacts } from '#contracts/market-facts.ts';
import type { SourcingRules } from '#contracts/tenant-policy.ts';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import type { SupplierStatus } from '#contracts/supplier.ts';

/** An active supplier with an entry for a line, in the currency and unit that are asked for. */
export type Carrier = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  itemId: string;
  /** The item of the line that this one may stand in for; null = it is of the line itself. */
  substituteFor: string | null;
  currency: string;
  unitPriceMinor: number;
  leadTimeDays: number;
  minimumOrderQuantity: number;
  capacityUnits: number | null;
  /** Certificates that are valid today, and features of the item. */
  held: string[];
};

export type KnownItem = {
  itemId: string;
  description: string;
  unitCode: string;
  classification: { scheme: string; id: string } | null;
};

/** What is known of one line, found the way sourcing finds it. */
export type LineFacts = {
  /** The item that the line names; null = it is described in words. */
  item: KnownItem | null;
  /** Items that a line in words reads like, all about as near, nearest first. */
  alike: KnownItem[];
  /** Words that nobody uses, and those that were taken for them. */
  corrections: { asked: string; taken: string }[];
  /** Why the item that is named cannot be taken, with what would do; null = it can. */
  itemFault: string | null;
  /**
   * The code of the line as the list of its scheme has it, by its digits; null = that list does not
   * have it, absent = the list is not at hand.
   */
  listedCode?: string | null;
  carriers: Carrier[];
  /** Currencies besides that of the budget in which its items are quoted. */
  elsewhere: string[];
  /** Of its items, while they are few enough to tell what is usual; so are the next two. */
  markets: MarketFacts[];
  /** Quantities of orders before, in the unit of the line. */
  pastQuantities: number[];
  /** Open today, in any currency. */
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
