import { expect, test } from 'vitest';
import { spell } from './spelling.ts';
import { createTally } from './tally.ts';

const word = (text: string, weight: number, kind: 'distinctive' | 'trade' = 'distinctive') => ({
  ...spell(text),
  kind,
  weight,
});
const bond = (from: number, to: number, similarity = 1) => ({
  asked: { from, length: 1 as const },
  listed: { from: to, length: 1 as const },
  similarity,
  how: 'equal' as const,
});
const nowhere = () => false;

test('a word is taken once', () => {
  const tally = createTally([word('A', 1), word('B', 1)], [word('A', 1)]);
  tally.take(bond(0, 0));
  tally.take(bond(1, 0));
  expect(tally.left().asked.map((it) => it.word.word)).toEqual(['B']);
  expect(tally.close(nowhere).links.map((it) => it.how)).toEqual(['equal', 'missing']);
});

test('words lacking on both sides cost more than as many on one side', () => {
  const oneSide = createTally([word('A', 1), word('B', 0.5), word('C', 0.5)], [word('A', 1)]);
  const bothSides = createTally([word('A', 1), word('B', 0.5)], [word('A', 1), word('D', 0.5)]);
  oneSide.take(bond(0, 0));
  bothSides.take(bond(0, 0));
  expect(bothSides.close(nowhere).score).toBeLessThan(oneSide.close(nowhere).score);
});

test('one trade word alone names nobody', () => {
  const named = createTally([word('A', 0.3)], [word('A', 0.3), word('B', 0.3, 'trade')]);
  const traded = createTally(
    [word('A', 0.3, 'trade')],
    [word('A', 0.3, 'trade'), word('B', 0.3, 'trade')],
  );
  named.take(bond(0, 0));
  traded.take(bond(0, 0));
  expect(traded.close(nowhere).score).toBeLessThan(named.close(nowhere).score);
});

test('without a bond there is no likeness', () => {
  expect(createTally([word('A', 1)], [word('B', 1)]).close(nowhere).score).toBe(0);
});
