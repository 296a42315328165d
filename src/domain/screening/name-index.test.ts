import { expect, test } from 'vitest';
import { indexNames } from './name-index.ts';
import { withoutPauses } from './without-pauses.ts';
import { aParty } from '../../../tests/support/listed-party-builder.ts';

const parties = [
  aParty({ names: ['TROPPO TRADING LTD', 'SHAZAND'] }),
  aParty({ names: ['CATALINA HOLDINGS CORP.'] }),
  aParty({ names: ['GENERAL TRADING LTD'] }),
];
const index = withoutPauses(indexNames(parties));
const found = (name: string) =>
  index.candidatesFor(index.ask(name), 10).map((it) => index.nameAt(it).name);

test('names that share identity come first, legal forms find nobody', () => {
  expect(found('Tropo Trading')[0]).toBe('TROPPO TRADING LTD');
  expect(found('Acme Ltd')).toEqual([]);
});

test('aliases, joined words and split words are found', () => {
  expect(found('Chazand')).toEqual(['SHAZAND']);
  expect(found('Catalinaholdings')).toEqual(['CATALINA HOLDINGS CORP.']);
  expect(found('Cata lina')).toContain('CATALINA HOLDINGS CORP.');
});

test('no more candidates than asked for', () => {
  expect(index.candidatesFor(index.ask('General Trading Troppo'), 1)).toHaveLength(1);
});
