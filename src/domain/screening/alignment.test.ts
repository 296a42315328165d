import { expect, test } from 'vitest';
import { alignNames } from './alignment.ts';
import { indexNames } from './name-index.ts';
import { withoutPauses } from './without-pauses.ts';
import { aParty } from '../../../tests/support/listed-party-builder.ts';

const align = (asked: string, listed: string, address: string[] = []) => {
  const parties = [aParty({ names: [listed] }), aParty({ names: ['FILLER OF A LIST'] })];
  const index = withoutPauses(indexNames(parties));
  return alignNames(index.ask(asked), index.nameAt(0), (word) => address.includes(word));
};

test('equal names score 1 and say that every word is equal', () => {
  const { score, links } = align('Troppo Trading', 'TROPPO TRADING');
  expect(score).toBe(1);
  expect(links.map((it) => it.how)).toEqual(['equal', 'equal']);
});

test('a word that both names have otherwise makes two parties', () => {
  expect(align('Willow Shipping', 'TROPPO SHIPPING').score).toBeLessThan(0.3);
});

test('a trade word more or less is little, a name more is much', () => {
  const trade = align('Troppo Trading', 'TROPPO').score;
  expect(trade).toBeGreaterThan(0.85);
  expect(align('Troppo Wilkins', 'TROPPO').score).toBeLessThan(trade - 0.05);
});

test('a word of the address costs nothing', () => {
  expect(align('Troppo Cali', 'TROPPO', ['CALI']).score).toBe(1);
});

test.each([
  ['Troppo Constr.', 'TROPPO CONSTRUCTION', 'abbreviation'],
  ['Ivanov A', 'IVANOV ALEKSEI', 'initial'],
  ['Troppotrading', 'TROPPO TRADING', 'joined'],
  ['Trop po', 'TROPPO', 'joined'],
  ['Tropo Trading', 'TROPPO TRADING', 'spelling'],
])('%s and %s agree by %s', (asked, listed, how) => {
  const { score, links } = align(asked, listed);
  expect(links.map((it) => it.how)).toContain(how);
  expect(score).toBeGreaterThan(0.74);
});

test('numbers must agree', () => {
  expect(align('Troppo 2008', 'TROPPO 2012').score).toBeLessThan(0.74);
});
