import { expect, test } from 'vitest';
import { effectWords, measuredWords, scopeWords } from './lesson-words.ts';

const nowhere = { supplierId: null, category: null, lane: null, itemId: null, context: null };

test('a lesson says what agents do otherwise', () => {
  expect(effectWords({ kind: 'supplier_late', adjustBp: -450 })).toMatch(/score down by 4\.5\s?%/);
  expect(effectWords({ kind: 'approach_works', option: 'split_order', rewardBp: 300 })).toBe(
    'Negotiate first with split order',
  );
});

test('a lesson without a scope holds everywhere', () => {
  expect(scopeWords(nowhere)).toBe('everywhere');
  expect(scopeWords({ ...nowhere, supplierId: 'acme', lane: 'ZA/Air' })).toBe('acme, ZA/Air');
});

test('what was measured comes with its interval and its unit', () => {
  const estimate = { mean: 6.25, sd: 1, low: 4, high: 8.5, sampleSize: 12, priorShareBp: 0 };
  expect(measuredWords({ unit: 'hours', estimate, noEffect: 0 })).toBe(
    '6.3 h, between 4.0 h and 8.5 h; 0.0 h where there is nothing to learn',
  );
});
