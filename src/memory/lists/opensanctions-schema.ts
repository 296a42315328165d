import type { ListedParty } from '#domain/screening/listed-party.ts';

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

/** Topics on which a desk acts; others, such as `poi`, say nothing against buying. */
const TOPICS_TO_ACT_ON: readonly string[] = [
  'sanction',
  'sanction.linked',
  'sanction.counter',
  'debarment',
  'export.control',
  'export.control.linked',
  'export.risk',
  'crime',
  'crime.boss',
  'crime.fin',
  'crime.fraud',
  'crime.terror',
  'crime.theft',
  'crime.traffick',
  'crime.war',
  'forced.labor',
  'reg.action',
  'reg.warn',
  'corp.disqual',
  'role.pep',
];

export const isToActOn = (topics: readonly string[]): boolean =>
  topics.some((it) => TOPICS_TO_ACT_ON.includes(it));
