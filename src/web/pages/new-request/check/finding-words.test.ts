import { describe, expect, test } from 'vitest';
import type { RuleFinding } from '#contracts/requisition-check.ts';
import { becauseWords, fieldWords, fixWords, ruleWords, worstFirst } from './finding-words.ts';

const finding = (changes: Partial<RuleFinding>): RuleFinding => ({
  rule: 'need_by',
  result: 'pass',
  checked: true,
  because: 'enough time',
  field: null,
  fix: null,
  ...changes,
});

describe('fixWords', () => {
  test('says an amount with its currency instead of minor units', () => {
    const words = fixWords(
      finding({
        field: 'budget.amountMinor',
        fix: { value: 5_145_100, says: 'Set it to 5145100.' },
      }),
      'USD',
    );
    expect(words.replaceAll(/[^\w .]/g, '')).toBe('Set the budget to 51451.00');
  });
  test('says everything else as the rule says it', () => {
    const fix = { value: 'KGM', says: 'Ask for the quantity in KGM.' };
    expect(fixWords(finding({ field: 'lines.0.unitCode', fix }), 'USD')).toBe(
      'Ask for the quantity in KGM',
    );
  });
});

test('what fails comes first, and what could not be looked at last', () => {
  const rules = [
    finding({ rule: 'blind', checked: false }),
    finding({ rule: 'fine' }),
    finding({ rule: 'bad', result: 'fail' }),
    finding({ rule: 'so-so', result: 'advice' }),
  ];
  expect(worstFirst({ verdict: 'fail', rules }).map((it) => it.rule)).toEqual([
    'bad',
    'so-so',
    'fine',
    'blind',
  ]);
});

test('rules and fields are named as people name them', () => {
  expect(ruleWords('single_source')).toBe('Single source');
  expect(fieldWords('lines.1.unitCode')).toBe('line 2, unit code');
  expect(fieldWords('preferences.leadTimeDaysMax')).toBe('lead time days max');
  expect(fieldWords('budget.amountMinor')).toBe('budget');
});

test('a reason names lines by number and speaks of no minor units, which the form hides', () => {
  expect(becauseWords(finding({ because: 'lines.0: nobody can deliver within 9 days' }))).toBe(
    'line 1: nobody can deliver within 9 days',
  );
  expect(becauseWords(finding({ because: 'too low; amounts are in minor units' }))).toBe('too low');
});
