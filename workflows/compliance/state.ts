import type { CaseBrief } from '#contracts/messages.ts';
import type { Assessment, Candidate, Market, Verdict } from '#contracts/supplier.ts';

/** A shortlist waiting for its assessment; the request is answered when it is judged. */
export type Clearing = {
  key: string;
  requestId: string;
  attempt: number;
  candidates: Candidate[];
  /** They are talked to already; absent = not yet. */
  atTable?: boolean;
};

/** Where compliance stands with one supplier of the case. */
export type Judged = {
  candidate: Candidate;
  assessment: Assessment;
  verdict: Verdict;
  conditions: string[];
  attempt: number;
  /** `compliance`, or the person who answered; what a person said no threshold changes. */
  decidedBy: string;
};

/** A second look at suppliers that were judged before. */
export type Recheck = { key: string; supplierIds: string[]; because: string };

export const OURSELVES = 'compliance';

export type ComplianceState = {
  brief: CaseBrief | null;
  market: Market | null;
  clearings: Clearing[];
  /** How many were ever asked for; names the next one. */
  clearingsCount: number;
  judged: Judged[];
  /** The approval threshold once it was moved; null = as policy says. */
  approveUpToBp: number | null;
  alternativesCount: number;
  /** Suppliers being assessed again because something about them changed; absent = none. */
  rechecks?: Recheck[];
  /** How many were ever begun; names the next one. Absent = 0. */
  rechecksCount?: number;
  notes: string[];
};

export const emptyCompliance = (): ComplianceState => ({
  brief: null,
  market: null,
  clearings: [],
  clearingsCount: 0,
  judged: [],
  approveUpToBp: null,
  alternativesCount: 0,
  notes: [],
});

/** Cleared suppliers were handed on in the same turn, so that negotiation knows them all. */
export const isCleared = ({ verdict }: Judged): boolean =>
  verdict === 'auto_approve' || verdict === 'conditional_approval';

export const isInReview = ({ verdict }: Judged): boolean => verdict === 'escalate_for_review';

export const supplierIdOf = ({ candidate }: Judged): string => candidate.supplierId;

/** All suppliers, those newly judged in place of what was known of them before. */
export function withJudged(all: readonly Judged[], fresh: readonly Judged[]): Judged[] {
  const ids = fresh.map(supplierIdOf);
  return [...all.filter((it) => !ids.includes(supplierIdOf(it))), ...fresh];
}
