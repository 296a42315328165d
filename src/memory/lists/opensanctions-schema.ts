import type { Identifier, ListedParty } from '#domain/screening/listed-party.ts';
import { countryCodesOf } from './country-codes.ts';

/** Schemata of FollowTheMoney that can be a party; what else a file holds is context. */
const kinds: Readonly<Record<string, ListedParty['kind']>> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  LegalEntity: 'unknown',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

/** What kind of party an entity of this schema is; null = none that can be screened against. */
export const partyKindOf = (schema: string): ListedParty['kind'] | null => kinds[schema] ?? null;

/** The values of a property of an entity, by its name in FollowTheMoney. */
export type PropertyValues = (property: string) => readonly string[];

const countryProperties = [
  'country',
  'jurisdiction',
  'nationality',
  'citizenship',
  'mainCountry',
  'flag',
];

/** Codes of the countries that an entity has to do with. */
export const countriesIn = (valuesOf: PropertyValues): string[] =>
  countryCodesOf(countryProperties.flatMap(valuesOf));

const identifierKinds: Readonly<Record<string, Identifier['kind']>> = {
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  imoNumber: 'registration',
  taxNumber: 'tax',
  vatCode: 'tax',
  innCode: 'tax',
  leiCode: 'lei',
  dunsCode: 'duns',
  swiftBic: 'swift',
  idNumber: 'other',
  passportNumber: 'other',
  uniqueEntityId: 'other',
};

export const identifiersIn = (valuesOf: PropertyValues): Identifier[] =>
  Object.entries(identifierKinds).flatMap(([property, kind]) =>
    valuesOf(property).map((value) => ({ kind, value })),
  );
