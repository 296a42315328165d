import type { CaseBrief } from '#contracts/messages.ts';
import type { Assessment, Candidate, Market, Verdict } from '#contracts/supplier.ts';

/** A shortlist waiting for its assessment; the request is answered when it is judged. */
export type Clearing = {
  key: string;
  requestId: string;
  from: string;
  attempt: number;
  candidates: Candidate[];
};

/** Where compliance stands with one supplier of the case. */
export type Judged = {
  candidate: Candidate;
  assessment: Assessment;
  verdict: Verdict;
  conditions: string[];
  attempt: number;
  /** The REQUEST to a person that is still open. */
  reviewId: string | null;
  handedOn: boolean;
};

export type ComplianceState = {
  brief: CaseBrief | null;
  market: Market | null;
  clearings: Clearing[];
  judged: Judged[];
  approveUpToBp: number | null;
  alternativesCount: number;
  notes: string[];
};

export const emptyCompliance = (): ComplianceState => ({
  brief: null,
  market: null,
  clearings: [],
  judged: [],
  approveUpToBp: null,
  alternativesCount: 0,
  notes: [],
});
