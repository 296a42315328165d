import { expect, test } from 'vitest';
import { aParty } from '../../../tests/support/listed-party-builder.ts';
import { badSpelling, bondsOf, shortening } from './bonds.ts';
import { indexNames } from './name-index.ts';
import { spell } from './spelling.ts';
import { withoutPauses } from './without-pauses.ts';

test('a word is bound to words like it and to a pair that is the word written apart', () => {
  const party = aParty({ names: ['CATALINA HOLDINGS', 'CATALINA'] });
  const index = withoutPauses(indexNames([party]));
  const bonds = (asked: string, name: number) =>
    bondsOf(index.ask(asked), index.nameAt(name)).map((it) => it.how);
  expect(bonds('Catalina', 1)).toEqual(['equal']);
  expect(bonds('Catalinaholdings', 0)).toEqual(['joined']);
  expect(bonds('Cata lina', 1)).toEqual(['joined']);
  expect(bonds('Windhoek', 1)).toEqual([]);
});

const word = (text: string, kind: 'distinctive' | 'trade' | 'number') => ({
  ...spell(text),
  kind,
  weight: 1,
});

test('trade words are abbreviated, names are cut to an initial, neither the other way', () => {
  expect(shortening(word('GRP', 'distinctive'), word('GROUP', 'trade'))?.how).toBe('abbreviation');
  expect(shortening(word('A', 'distinctive'), word('ALI', 'distinctive'))?.how).toBe('initial');
  expect(shortening(word('TRO', 'distinctive'), word('TROPPO', 'distinctive'))).toBeNull();
  expect(shortening(word('G', 'distinctive'), word('GROUP', 'trade'))).toBeNull();
});

test('numbers are never taken for bad spellings', () => {
  expect(badSpelling(word('GIRTS', 'distinctive'), word('FIRST', 'distinctive'))).not.toBeNull();
  expect(badSpelling(word('2008', 'number'), word('2009', 'number'))).toBeNull();
});
