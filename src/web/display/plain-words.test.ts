import { expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';

it('tells basis points as percent and names without underscores', () => {
  expect(plainWords('best score: 6938 bp, lead_time 8200')).toBe(
    'best score: 69.4\u00A0%, lead time 8200',
  );
});

it('leaves references and codes as they are', () => {
  expect(plainWords('EQ_CNC-5 in 2026_11')).toBe('EQ_CNC-5 in 2026_11');
});
