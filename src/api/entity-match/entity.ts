import type { MatchAnswer, MatchedEntity } from '#contracts/entity-match.ts';
import type { Identifier, ListedName, ListedParty } from '#domain/screening/listed-party.ts';
import type { Match, MatchEvidence } from '#domain/screening/match.ts';

const schemata: Readonly<Record<ListedParty['kind'], string>> = {
  person: 'Person',
  organisation: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
  unknown: 'LegalEntity',
};

export const schemaOf = ({ kind }: ListedParty): string => schemata[kind];

/** Ids of OpenSanctions are the same everywhere; records of other lists are numbered by them. */
export const entityIdOf = (listId: string, partyId: string): string =>
  listId.startsWith('opensanctions') ? partyId : `${listId}-${partyId}`;

const nameProperties: Readonly<Record<ListedName['kind'], string>> = {
  primary: 'name',
  alias: 'alias',
  former: 'previousName',
  weak_alias: 'weakAlias',
};

const identifierProperties: Readonly<Record<Identifier['kind'], string>> = {
  registration: 'registrationNumber',
  tax: 'taxNumber',
  lei: 'leiCode',
  duns: 'dunsCode',
  swift: 'swiftBic',
  other: 'idNumber',
};

/** A listed party as an entity that an example resembles. @param threshold 0 to 1 */
export function matchedEntity(
  listId: string,
  party: ListedParty,
  match: Match,
  threshold: number,
): MatchedEntity {
  const score = match.scoreBp / 10_000;
  const explained = Object.entries(Object.groupBy(match.evidence, (it) => it.kind));
  return {
    id: entityIdOf(listId, party.partyId),
    caption: party.names[0]?.name ?? party.partyId,
    schema: schemaOf(party),
    properties: propertiesOf(party),
    datasets: [listId],
    topics: party.topics,
    referents: [],
    target: true,
    score,
    match: score >= threshold,
    features: Object.fromEntries(explained.map(([kind, its]) => [kind, meanScore(its)])),
    explanations: {
      name: { score, detail: 'best name', query: match.askedName, candidate: match.listedName },
      ...Object.fromEntries(explained.map(([kind, its]) => [kind, explanationOf(its)])),
    },
  };
}

function propertiesOf(party: ListedParty): MatchedEntity['properties'] {
  const properties = new Map<string, string[]>();
  const add = (property: string, value: string) => {
    if (value !== '') properties.set(property, [...(properties.get(property) ?? []), value]);
  };
  for (const { name, kind } of party.names) add(nameProperties[kind], name);
  for (const it of party.countries) add('country', it.toLowerCase());
  for (const it of party.addresses) add('address', it);
  for (const { kind, value } of party.identifiers) add(identifierProperties[kind], value);
  for (const it of party.programmes) add('program', it);
  for (const it of party.topics) add('topics', it);
  add('notes', party.remarks);
  return Object.fromEntries(properties);
}

const meanScore = (evidence: readonly MatchEvidence[]): number =>
  evidence.reduce((sum, it) => sum + it.scoreBp, 0) / evidence.length / 10_000;

const explanationOf = (
  evidence: readonly MatchEvidence[],
): MatchedEntity['explanations'][string] => ({
  score: meanScore(evidence),
  detail: evidence.map((it) => it.how).join(', '),
  query: evidence.map((it) => it.asked).join(', '),
  candidate: evidence.map((it) => it.listed).join(', '),
});

const DOCS = '/docs';

/** What the features of a result mean, as yente tells it of its matchers. */
export const featureDocs: MatchAnswer['matcher'] = {
  name_part: { description: 'Words of the names, one by one', coefficient: 1, url: DOCS },
  whole_name: { description: 'The names as a whole', coefficient: 1, url: DOCS },
  country: { description: 'Adds or takes a little', coefficient: 1, url: DOCS },
  identifier: { description: 'An equal one decides', coefficient: 1, url: DOCS },
};
