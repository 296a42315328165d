import type { Identifier, ListedParty } from './listed-party.ts';

/** Whom to look for; everything beside the name is evidence for or against a match. */
export type ScreeningQuery = {
  name: string;
  aliases?: readonly string[];
  /** What the subject is, when that is known. */
  kind?: ListedParty['kind'];
  /** ISO 3166-1 alpha-2. */
  countries?: readonly string[];
  identifiers?: readonly Identifier[];
};

/** One reason for a score: which part was compared with which, how, and what it was worth. */
export type MatchEvidence = {
  kind: 'name_part' | 'whole_name' | 'country' | 'identifier';
  asked: string;
  listed: string;
  /**
   * A part: `equal`, `spelling`, `joined`, `abbreviation`, `initial`, `missing`, or `address` for a
   * word of the listed address. A whole name: `weak_alias`, `other_kind`. Else `equal` or `other`.
   */
  how: string;
  /** Similarity of the two, 10,000 = the same; for all but parts what it added or took. */
  scoreBp: number;
};

/** A listed party that a query resembles; best first, ties by party id. */
export type Match = {
  partyId: string;
  /** 10,000 = surely the same. */
  scoreBp: number;
  /** The listed name or alias that fits best, and the asked one that it fits. */
  listedName: string;
  askedName: string;
  evidence: MatchEvidence[];
};

/** Finds parties of one list version; made once and kept in memory. */
export type Matcher = {
  readonly partiesCount: number;
  /** Parties with at least `minBp`, at most `limit`. A strange or huge name gives no error. */
  match(query: ScreeningQuery, options: { minBp: number; limit: number }): Match[];
  party(partyId: string): ListedParty | undefined;
};
