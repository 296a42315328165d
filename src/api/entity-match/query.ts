import type { MatchExample } from '#contracts/entity-match.ts';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { ScreeningQuery } from '#domain/screening/match.ts';
import type { PartyGroup } from '#memory/lists/list-matchers.ts';
import { countriesIn, identifiersIn } from '#memory/lists/opensanctions-schema.ts';

/** Kinds of parties that an entity of the schema may be, as FollowTheMoney compares schemata. */
const comparable: Readonly<Record<string, readonly ListedParty['kind'][]>> = {
  Person: ['person', 'unknown'],
  Organization: ['organisation', 'unknown'],
  Company: ['organisation', 'unknown'],
  PublicBody: ['organisation', 'unknown'],
  LegalEntity: ['person', 'organisation', 'unknown'],
  Thing: ['person', 'organisation', 'unknown'],
  Vessel: ['vessel'],
  Airplane: ['aircraft'],
};

export type EntityQuery = {
  query: ScreeningQuery;
  group: PartyGroup;
  kinds: readonly ListedParty['kind'][];
};

/** What an example of the yente API asks for; null when its schema is none that lists hold. */
export function readExample({ schema, properties }: MatchExample): EntityQuery | null {
  const kinds = comparable[schema];
  if (kinds === undefined) return null;
  const valuesOf = (property: string): string[] => textsOf(properties[property]);
  const [name = '', ...others] = namesIn(valuesOf);
  const [only, ...more] = kinds.filter((it) => it !== 'unknown');
  return {
    query: {
      name,
      aliases: others,
      countries: countriesIn(valuesOf),
      identifiers: identifiersIn(valuesOf),
      ...(only !== undefined && more.length === 0 && { kind: only }),
    },
    group: kinds.some((it) => it === 'vessel' || it === 'aircraft') ? 'craft' : 'parties',
    kinds,
  };
}

function namesIn(valuesOf: (property: string) => string[]): string[] {
  const given = ['name', 'alias', 'previousName', 'weakAlias'].flatMap(valuesOf);
  if (given.length > 0) return given;
  const parts = ['firstName', 'middleName', 'secondName', 'lastName'];
  const whole = parts.flatMap(valuesOf).join(' ');
  return whole === '' ? [] : [whole];
}

function textsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((it) => typeof it === 'string' || typeof it === 'number')
    .map((it) => String(it).trim())
    .filter((it) => it !== '');
}
