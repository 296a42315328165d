import { expect, test } from 'vitest';
import { wordsOf } from './normalise.ts';

test.each([
  ['Inversiones C.P.C.L. y Cía. S. en C.S.', 'INVERSIONES CPCL Y CIA S EN CS'],
  ['GASOLINERAS  LA VILLA, S. A.  DE C. V.', 'GASOLINERAS LA VILLA SA DE CV'],
  ['S A DE C V', 'SA DE CV'],
  ['Missionpharma A/S', 'MISSIONPHARMA AS'],
  ["AL-QA'IDA", 'AL QAIDA'],
  ['Роснефть', 'ROSNEFT'],
  ['Intl Trdg & Mfg', 'INTERNATIONAL TRADING MANUFACTURING'],
  ['V. TIKHOMIROV', 'V TIKHOMIROV'],
])('%s reads as %s', (name, words) => {
  expect(wordsOf(name).join(' ')).toBe(words);
});

test('what is no name has no words, and a huge one is cut', () => {
  expect(wordsOf('')).toEqual([]);
  expect(wordsOf('?!\u0000\u200f…')).toEqual([]);
  expect(wordsOf('ABC '.repeat(10_000)).length).toBeLessThanOrEqual(32);
});
