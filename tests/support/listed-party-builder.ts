import type { ListedName, ListedParty } from '#domain/screening/listed-party.ts';

type PartyParts = Partial<Omit<ListedParty, 'names'>> & { names: (string | ListedName)[] };

let made = 0;

/** A listed organisation for tests; names that are texts are its name and its aliases. */
export function aParty({ names, ...parts }: PartyParts): ListedParty {
  made += 1;
  return {
    partyId: String(made),
    kind: 'organisation',
    countries: [],
    addresses: [],
    identifiers: [],
    programmes: [],
    topics: ['sanction'],
    remarks: '',
    ...parts,
    names: names.map((it, index) =>
      typeof it === 'string' ? { name: it, kind: index === 0 ? 'primary' : 'alias' } : it,
    ),
  };
}
