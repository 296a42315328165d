import type { MarketFacts } from '#contracts/market-facts.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingFacts } from '#contracts/sourcing-facts.ts';

/** What the tenant's own dealings say about the items that a case asks for. */
export type SourcingMemory = {
  /** `markets`: one per item named by a line, as of the day the case was opened. */
  recall(requisition: Requisition): Promise<{ facts: SourcingFacts; markets: MarketFacts[] }>;
};
