/** One record of a screening list, whatever list it comes from. */
export type ListedParty = {
  /** Unique in its list and the same in every version of it, such as an OFAC `ent_num`. */
  partyId: string;
  kind: 'person' | 'organisation' | 'vessel' | 'aircraft' | 'unknown';
  /** The first one is the name as listed. */
  names: ListedName[];
  /** ISO 3166-1 alpha-2 codes of everything that ties the party to a country; upper case. */
  countries: string[];
  addresses: string[];
  identifiers: Identifier[];
  /** Sanctions programmes, licence orders and the like, as the list writes them. */
  programmes: string[];
  /** OpenSanctions topics such as `sanction` or `debarment`; of other lists `sanction` or `export.control`. */
  topics: string[];
  remarks: string;
  /** Last day on which the entry counts, `2026-12-31`; absent = until it is taken off the list. */
  until?: string;
};

export type ListedName = { name: string; kind: 'primary' | 'alias' | 'weak_alias' | 'former' };

/** Values are compared without spaces and punctuation, in upper case. */
export type Identifier = {
  kind: 'registration' | 'tax' | 'lei' | 'duns' | 'swift' | 'other';
  value: string;
};
