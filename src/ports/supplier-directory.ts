import type { Requisition } from '#contracts/procurement.ts';
import type { ScorecardRules } from '#contracts/risk-rules.ts';
import type { SupplierFacts } from '#domain/compliance/facts.ts';
import type { PeriodActivity } from '#domain/compliance/scorecard/activity.ts';
import type { PastPriceRow } from '#domain/sourcing/past-price.ts';
import type { Prospect } from '#domain/sourcing/prospect.ts';

export type { SupplierFacts };

export type SupplierMatch = Prospect;

export type PastPrice = PastPriceRow;

export type SupplierDirectory = {
  /** Suppliers with an entry for any line, by item id, else by words and category prefix; <= 200. */
  matches(requisition: Requisition): Promise<SupplierMatch[]>;
  pastPrices(requisition: Requisition): Promise<PastPrice[]>;
  /** By id, unknown ids left out; how much we depend on them only for a requisition. */
  facts(
    tenantId: string,
    supplierIds: string[],
    requisition?: Requisition,
  ): Promise<SupplierFacts[]>;
  /** What happened with them by period, oldest first; who had no activity is left out. */
  history(
    tenantId: string,
    supplierIds: string[],
    period: ScorecardRules['period'],
  ): Promise<ReadonlyMap<string, PeriodActivity[]>>;
};
