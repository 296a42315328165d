import type { ActivityResults } from '#contracts/activities.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type {
  Approach,
  AwardProposal,
  ClearedCandidate,
  Mandate,
  Terms,
} from '#contracts/negotiation.ts';
import type { Market } from '#contracts/supplier.ts';
import type { AllowedTerms } from '#domain/negotiation/mandate.ts';
import type { TalkAdvice } from '#domain/negotiation/next-offer.ts';
import type { Tactic } from '#domain/negotiation/tactic.ts';

/** A term that changes a supplier's risk; compliance says whether it may be agreed to. */
export type RiskTerm = { term: 'prepayment' | 'lead_time'; value: number };

/** What talks with a supplier that answers for itself need beside the rest. */
export type RealTalk = {
  channel: 'portal' | 'webhook';
  /** Of the last ask, 1-based over all tries; 0 = not asked yet. */
  turn: number;
  answerByMs: number;
  reminded: boolean;
  extended: boolean;
  /** Times the end was looked at, so that each look has a key of its own. */
  looksCount: number;
  /** A first quote that waits for the others of its batch; null = this turn is no first quote. */
  sealing: { batch: number; quoteHash: string | null } | null;
  /** Until when their last terms may be taken; null = no end was said. */
  validUntilMs: number | null;
};

/** Talks with one supplier. */
export type Talk = {
  cleared: ClearedCandidate;
  /** null = to be made (again) before the next offer. */
  mandate: Mandate | null;
  /** `held` waits for compliance; only `open` ones get the next offer. */
  status:
    | 'open'
    | 'held'
    /** For the answer of a real supplier. */
    | 'waiting'
    | 'agreed'
    | 'walked_away'
    | 'no_agreement'
    | 'refused_by_compliance';
  /** Offers we made in this attempt. */
  round: number;
  firstQuote: Terms | null;
  /** Their last terms, cut to the mandate; those agreed on once `status` is agreed. */
  theirs: Terms | null;
  /** Their terms before `theirs`, oldest first, cut to the mandate. */
  theirEarlier: Terms[];
  ours: Terms | null;
  /** Our offers before `ours`, oldest first. */
  earlier: Terms[];
  tactic: Tactic;
  /** Of each offer, oldest first. */
  tactics: Tactic[];
  /** Why our last offer was what it was. */
  ourReason: string;
  heldFor: RiskTerm | null;
  /** Asked about once; the answer counts for the whole case. */
  askedTerms: RiskTerm['term'][];
  allowed: AllowedTerms;
  /** Why no mandate can be made for this supplier; null = one can. */
  obstacle: string | null;
  /** Of a supplier that answers for itself; absent = a simulated one, or none asked yet. */
  real?: RealTalk;
};

/** An award whose winners are asked to confirm it. */
export type Confirming = {
  /** The REQUEST to answer. */
  requestId: string;
  proposal: AwardProposal;
  /** Real winners that have not answered yet. */
  waitsFor: string[];
};

export type NegotiationState = {
  brief: CaseBrief | null;
  market: Market | null;
  advice: ActivityResults['adviseNegotiation'] | null;
  /** What this try takes of it; absent = the approach's own opening and the mandate's order. */
  advised?: TalkAdvice;
  /** Of our own tries, 1-based; not the search attempt of sourcing. */
  attempt: number;
  approach: Approach | null;
  failedApproaches: Approach[];
  /** Of a retry; null = those of the request. */
  prioritiesBp: CaseBrief['requisition']['prioritiesBp'] | null;
  phase: 'waiting' | 'advising' | 'talking' | 'reported';
  lastKind: 'agreed' | 'partial' | 'failed' | null;
  talks: Talk[];
  exchangesCount: number;
  /** The next round is due and waits for who must not miss it. */
  roundDue: boolean;
  mandateVersion: number;
  askedAlternatives: boolean;
  /** What keeps the result back although nobody is talking: more suppliers may come. */
  waitsFor: 'nothing' | 'report' | 'suppliers';
  excludedSupplierIds: string[];
  notes: string[];
  /** Absent or null = nobody is asked. */
  confirming?: Confirming | null;
  /** Requests for a confirmation so far, so that each order has a key of its own; absent = 0. */
  confirmsCount?: number;
  /** The award lines that a supplier has confirmed, as JSON, so that it is asked once. */
  confirmed?: Record<string, string>;
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
  roundDue: false,
  mandateVersion: 0,
  askedAlternatives: false,
  waitsFor: 'nothing',
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
  theirEarlier: [],
  ours: null,
  earlier: [],
  tactic: 'concede',
  tactics: [],
  ourReason: '',
  heldFor: null,
  askedTerms: [],
  allowed: { prepaymentBp: null, leadTimeDays: null },
  obstacle: null,
});

/** The same supplier at a new table: what was said before is no longer on it. */
export const reopened = (talk: Talk): Talk => ({
  ...newTalk(talk.cleared),
  ...(talk.real && { real: { ...talk.real, sealing: null, validUntilMs: null } }),
  firstQuote: talk.firstQuote,
  askedTerms: talk.askedTerms,
  allowed: talk.allowed,
});

export const supplierIdOf = (talk: Talk): string => talk.cleared.candidate.supplierId;

export const withStatus = (state: NegotiationState, status: Talk['status']): Talk[] =>
  state.talks.filter((it) => it.status === status);

export const prioritiesOf = (state: NegotiationState, brief: CaseBrief) =>
  state.prioritiesBp ?? brief.requisition.prioritiesBp;

/** When the case ends, and every mandate with it; epoch milliseconds. */
export const deadlineOf = ({ requisition, timing }: CaseBrief): number =>
  requisition.openedAtMs + timing.caseDeadlineMs;
