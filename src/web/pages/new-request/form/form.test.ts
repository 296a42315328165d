import { describe, expect, test } from 'vitest';
import { missingIn, toRequest } from './to-request.ts';
import { emptyForm, emptyLine, filledFrom, fixedValue, withLines } from './values.ts';
import type { FormValues } from './values.ts';

const complete = (changes: Partial<FormValues> = {}): FormValues => ({
  ...emptyForm(),
  title: ' Gloves ',
  lines: [{ ...emptyLine('1'), description: 'nitrile gloves', quantity: 200, unitCode: 'PK' }],
  budget: { amountMinor: 50_000, currency: 'USD' },
  needBy: '2027-03-31',
  ...changes,
});

describe('missingIn', () => {
  test('names every field that an untouched form lacks', () => {
    expect(missingIn(emptyForm()).map((it) => it.path)).toEqual([
      'title',
      'lines.0.description',
      'budget.amountMinor',
      'needBy',
    ]);
  });
  test('lets no priority of nothing through', () => {
    const priorities = { price: 0, delivery: 0, quality: 0, risk: 0 };
    expect(missingIn(complete({ priorities })).map((it) => it.path)).toEqual(['priorities']);
  });
});

describe('toRequest', () => {
  test('says nothing of what was left empty', () => {
    expect(toRequest(complete())).toEqual({
      title: 'Gloves',
      lines: [{ description: 'nitrile gloves', quantity: 200, unitCode: 'PK' }],
      budget: { amountMinor: 50_000, currency: 'USD' },
      needBy: '2027-03-31',
      urgency: 'medium',
      priorities: { price: 25, delivery: 25, quality: 25, risk: 25 },
    });
  });
  test('says every wish that was given, and that nothing may come in part', () => {
    const preferences = {
      ...emptyForm().preferences,
      countries: ['CH'],
      leadTimeDaysMax: 20,
      partialAllowed: false,
    };
    expect(toRequest(complete({ preferences, costCentre: ' 4711 ' }))).toMatchObject({
      preferences: { countries: ['CH'], leadTimeDaysMax: 20, partialAllowed: false },
      costCentre: '4711',
    });
  });
  test('is nothing while something is missing', () => {
    expect(toRequest(complete({ needBy: null }))).toBeNull();
  });
});

describe('filledFrom', () => {
  test('writes what was understood over the form and leaves the rest', () => {
    const filled = filledFrom(complete({ costCentre: '4711' }), {
      title: 'Masks',
      lines: [{ item: 'M-1', quantity: 5, unitCode: 'C62' }],
      preferences: { countries: ['DE'] },
    });
    expect(filled).toMatchObject({ title: 'Masks', costCentre: '4711', needBy: '2027-03-31' });
    expect(filled.lines).toMatchObject([{ item: 'M-1', description: 'M-1', quantity: 5 }]);
    expect(filled.preferences).toMatchObject({ countries: ['DE'], partialAllowed: true });
  });
});

describe('withLines', () => {
  test('puts lines behind those that are filled in, each under a key of its own', () => {
    const { lines } = withLines(complete(), [{ item: 'M-1', quantity: 5, unitCode: 'C62' }]);
    expect(lines.map((it) => it.description)).toEqual(['nitrile gloves', 'M-1']);
    expect(new Set(lines.map((it) => it.key)).size).toBe(2);
  });
  test('takes the place of a row that nobody filled in', () => {
    const { lines } = withLines(emptyForm(), [{ item: 'M-1', quantity: 5, unitCode: 'C62' }]);
    expect(lines).toHaveLength(1);
  });
});

test('a fix that takes something away leaves the field empty in its own way', () => {
  expect(fixedValue(['CH'], null)).toEqual([]);
  expect(fixedValue(20, null)).toBe('');
  expect(fixedValue(20, 30)).toBe(30);
});
