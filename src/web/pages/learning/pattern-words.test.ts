import { expect, test } from 'vitest';
import { foundAndConfirmed, metSentence, subjectWords } from './pattern-words.ts';
import type { Pattern } from './pattern-words.ts';

const effect = (differenceBp: number) => ({
  differenceBp,
  lowBp: differenceBp - 300,
  highBp: differenceBp + 300,
  casesCount: 40,
  ordersCount: 30,
});
const pattern = (foundBp: number | null, laterBp: number | null): Pattern => ({
  of: 'prices',
  kind: 'price_trend',
  subject: { category: 'CPV 3360' },
  verdict: 'holds',
  effect: laterBp === null ? null : effect(laterBp),
  foundWith: foundBp === null ? null : effect(foundBp),
  confoundedWith: null,
  lateLinesCount: null,
  laterPartsCount: null,
  inWords: '',
});

test('only what both earlier and later cases speak to is held against each other', () => {
  const pairs = foundAndConfirmed([pattern(-500, -400), pattern(null, 5), pattern(5, null)]);
  expect(pairs).toMatchObject([{ foundBp: -500, laterBp: -400, isMet: true }]);
});

test('what lies outside the later interval is not met', () => {
  const pairs = foundAndConfirmed([pattern(-500, -400), pattern(900, -400)]);
  expect(metSentence(pairs)).toBe(
    'Of 2 effects found in earlier cases 1 lie inside the interval that later cases showed, ' +
      'and 1 go the same way.',
  );
});

test('a subject is named by what it is', () => {
  expect(subjectWords(pattern(1, 1))).toBe('CPV 3360');
  expect(subjectWords({ ...pattern(1, 1), subject: {}, kind: 'single_supplier' })).toBe(
    'single supplier',
  );
});
