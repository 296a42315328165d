import type { Body, CaseBrief } from '#contracts/messages.ts';
import type {
  Candidate,
  Market,
  Relaxation,
  ShortageAdvice,
  SourcingStrategy,
} from '#contracts/supplier.ts';
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
  /** What the last search saw, and what it says of giving up a wish. */
  market: Market | null;
  relaxations: Relaxation[];
  /** Absent = nothing is in the way. */
  advice?: ShortageAdvice | undefined;
  attempt: number;
  relaxed: WishName[];
  alternativesCount: number;
  /** Found by the present attempt and with compliance, which has not answered yet. */
  withCompliance: Candidate[];
  /** What compliance said of those that the present attempt found. */
  verdicts: Body<'compliance.report'>['verdicts'];
  /** Somebody of the present attempt went to the talks on an earlier clearance. */
  someoneTalks: boolean;
  /** Who talks on an earlier clearance that nobody has looked at since; absent = nobody. */
  handedStraight?: Candidate[];
  notes: string[];
};

export const emptySourcing = (): SourcingState => ({
  brief: null,
  searches: [],
  triedSupplierIds: [],
  market: null,
  relaxations: [],
  attempt: 0,
  relaxed: [],
  alternativesCount: 0,
  withCompliance: [],
  verdicts: [],
  someoneTalks: false,
  notes: [],
});
