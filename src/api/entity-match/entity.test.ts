import { expect, test } from 'vitest';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Match } from '#domain/screening/match.ts';
import { entityIdOf, matchedEntity } from './entity.ts';

const party: ListedParty = {
  partyId: '306',
  kind: 'organisation',
  names: [
    { name: 'BANCO', kind: 'primary' },
    { name: 'BNC', kind: 'weak_alias' },
    { name: 'OLD BANK', kind: 'former' },
  ],
  countries: ['CU'],
  addresses: ['Havana'],
  identifiers: [{ kind: 'swift', value: 'BNACCUHH' }],
  programmes: ['CUBA'],
  topics: ['sanction'],
  remarks: '',
};
const match: Match = {
  partyId: '306',
  scoreBp: 9_700,
  listedName: 'BANCO',
  askedName: 'Bank',
  evidence: [
    { kind: 'name_part', asked: 'BANK', listed: 'BANCO', how: 'spelling', scoreBp: 9_000 },
    { kind: 'name_part', asked: 'X', listed: '', how: 'missing', scoreBp: 0 },
    { kind: 'country', asked: 'CU', listed: 'CU', how: 'equal', scoreBp: 100 },
  ],
};

test('a party is an entity of FollowTheMoney, with the reasons of its score', () => {
  expect(matchedEntity('ofac_sdn', party, match, 0.7)).toEqual({
    id: 'ofac_sdn-306',
    caption: 'BANCO',
    schema: 'Organization',
    properties: {
      name: ['BANCO'],
      weakAlias: ['BNC'],
      previousName: ['OLD BANK'],
      country: ['cu'],
      address: ['Havana'],
      swiftBic: ['BNACCUHH'],
      program: ['CUBA'],
      topics: ['sanction'],
    },
    datasets: ['ofac_sdn'],
    topics: ['sanction'],
    referents: [],
    target: true,
    score: 0.97,
    match: true,
    features: { name_part: 0.45, country: 0.01 },
    explanations: {
      name: { score: 0.97, detail: 'best name', query: 'Bank', candidate: 'BANCO' },
      name_part: {
        score: 0.45,
        detail: 'spelling, missing',
        query: 'BANK, X',
        candidate: 'BANCO, ',
      },
      country: { score: 0.01, detail: 'equal', query: 'CU', candidate: 'CU' },
    },
  });
});

test('a result below the threshold is shown and is no match', () => {
  expect(matchedEntity('ofac_sdn', party, match, 0.98).match).toBe(false);
});

test('ids of OpenSanctions stay what they are everywhere', () => {
  expect(entityIdOf('opensanctions_ftm', 'NK-1')).toBe('NK-1');
});
