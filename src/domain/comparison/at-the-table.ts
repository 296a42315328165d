import type {
  ClearedCandidate,
  Mandate,
  Offer,
  TalkRecord,
  Terms,
} from '#contracts/negotiation.ts';
import type { Agreed } from '../negotiation/bids.ts';
import { mandateFault } from '../negotiation/mandate.ts';
import { withinReach } from '../negotiation/terms.ts';

/** A supplier that the case looked at, with what it said and what may be said to it. */
export type TalkFacts = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  clearance: {
    verdict: ClearedCandidate['verdict'];
    riskBp: number | null;
    conditions: string[];
  } | null;
  /** As it came to the table; null = it never did. */
  cleared: ClearedCandidate | null;
  /** The newest last. */
  mandates: readonly Mandate[];
  /** Its rows of the ledger, oldest first. */
  offers: readonly Offer[];
  /** How its last talk ended; null = it goes on, or there was none. */
  result: TalkRecord['result'] | null;
};

/** What a supplier offers now, and what it said first. */
export type Standing = {
  first: Offer;
  last: Offer;
  /** Both sides said yes to the last terms. */
  isAgreed: boolean;
  /** To be weighed; null where it is not known what the offer would be weighed by. */
  bid: Agreed | null;
  /** Why it cannot be awarded, with the limits that it passes; null = it can. */
  obstacle: { kind: 'limit' | 'gone'; because: string } | null;
};

/** Null for a supplier without any offer. */
export function standingOf(facts: TalkFacts): Standing | null {
  const said = facts.offers.filter(isTheirs);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return null;
  const mandate =
    facts.mandates.find((it) => it.version === last.mandateVersion) ?? facts.mandates.at(-1);
  const terms = mandate === undefined ? null : withinReach(mandate, last.terms);
  const { cleared } = facts;
  const bid =
    mandate === undefined || terms === null || cleared === null
      ? null
      : { cleared, mandate, terms };
  return { first, last, isAgreed: last.move === 'accept', bid, obstacle: obstacleOf(facts, bid) };
}

/** What a supplier offers, or what it and we said yes to. */
const isTheirs = ({ actor, move }: Offer): boolean =>
  move === 'accept' || (actor === 'supplier' && move !== 'walk_away');

function obstacleOf(facts: TalkFacts, bid: Agreed | null): Standing['obstacle'] {
  if (facts.result === 'refused_by_compliance' || facts.clearance?.verdict === 'refusal') {
    return { kind: 'gone', because: 'compliance refused it' };
  }
  if (facts.result === 'walked_away') return { kind: 'gone', because: 'it left the table' };
  if (bid === null) return { kind: 'gone', because: 'nothing says what it may be awarded under' };
  const fault = mandateFault(bid.mandate, bid.terms);
  return fault === null ? null : { kind: 'limit', because: fault };
}

/** Why a supplier has no quote for a line; null = it has one. */
export function missingBecause(
  facts: TalkFacts,
  standing: Standing | null,
  lineNo: number,
): string | null {
  const offers = (terms: Terms) => terms.lines.some((it) => it.lineNo === lineNo);
  if (standing !== null) {
    return offers(standing.last.terms) ? null : 'its offer leaves the line out';
  }
  if (facts.clearance?.verdict === 'refusal') return 'compliance refused it before it was asked';
  if (facts.cleared === null) return 'it was not asked: it is not cleared';
  const carries = facts.cleared.candidate.lines.some((it) => it.lineNo === lineNo);
  if (!carries) return 'it does not carry the line';
  return facts.mandates.length === 0 ? 'it was not asked' : 'it was asked and made no offer so far';
}
