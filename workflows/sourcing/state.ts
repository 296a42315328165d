import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Candidate, Market, SourcingStrategy } from '#contracts/supplier.ts';
import type { WishName } from '#contracts/procurement.ts';

/** A search that was ordered: by the supervisor to find, or by a peer for alternatives. */
export type Search = {
  key: string;
  for: 'find' | 'alternatives';
  /** The REQUEST to answer. */
  requestId: string;
  attempt: number;
  strategy: SourcingStrategy;
  relaxed: WishName[];
  neededCount: number;
};

export type SourcingState = {
  brief: CaseBrief | null;
  searches: Search[];
  /** Everybody handed on or excluded, so that no search finds them again. */
  triedSupplierIds: string[];
  shortlist: Candidate[];
  market: Market | null;
  attempt: number;
  relaxed: WishName[];
  alternativesCount: number;
  verdicts: Body<'compliance.report'>['verdicts'];
  notes: string[];
};

export const emptySourcing = (): SourcingState => ({
  brief: null,
  searches: [],
  triedSupplierIds: [],
  shortlist: [],
  market: null,
  attempt: 0,
  relaxed: [],
  alternativesCount: 0,
  verdicts: [],
  notes: [],
});
