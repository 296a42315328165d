import type { Approach, ClearedCandidate, Mandate, Terms } from '#contracts/negotiation.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { ActivityResults } from '#contracts/activities.ts';
import type { Market } from '#contracts/supplier.ts';

/** Talks with one supplier. `held` waits for compliance; only `open` ones get the next offer. */
export type Talk = {
  cleared: ClearedCandidate;
  mandate: Mandate | null;
  status: 'open' | 'held' | 'agreed' | 'walked_away' | 'no_agreement' | 'refused_by_compliance';
  round: number;
  firstQuote: Terms | null;
  theirs: Terms | null;
  ours: Terms | null;
  theirTotalsMinor: number[];
  /** Prepayment that compliance allowed beyond the policy; null = not asked. */
  prepaymentAllowed: boolean | null;
};

export type NegotiationState = {
  brief: CaseBrief | null;
  market: Market | null;
  advice: ActivityResults['adviseNegotiation'] | null;
  /** Of our own tries, 1-based; not the search attempt of sourcing. */
  attempt: number;
  approach: Approach | null;
  failedApproaches: Approach[];
  prioritiesBp: CaseBrief['requisition']['prioritiesBp'] | null;
  phase: 'waiting' | 'advising' | 'talking' | 'reported';
  lastKind: 'agreed' | 'partial' | 'failed' | null;
  talks: Talk[];
  exchangesCount: number;
  mandateVersion: number;
  askedAlternatives: boolean;
  excludedSupplierIds: string[];
  notes: string[];
};

export const emptyNegotiation = (): NegotiationState => ({
  brief: null,
  market: null,
  advice: null,
  attempt: 0,
  approach: null,
  failedApproaches: [],
  prioritiesBp: null,
  phase: 'waiting',
  lastKind: null,
  talks: [],
  exchangesCount: 0,
  mandateVersion: 0,
  askedAlternatives: false,
  excludedSupplierIds: [],
  notes: [],
});

export const newTalk = (cleared: ClearedCandidate): Talk => ({
  cleared,
  mandate: null,
  status: 'open',
  round: 0,
  firstQuote: null,
  theirs: null,
  ours: null,
  theirTotalsMinor: [],
  prepaymentAllowed: null,
});

export const openTalks = (state: NegotiationState): Talk[] =>
  state.talks.filter((it) => it.status === 'open');
