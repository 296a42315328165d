import { describe, expect, it } from 'vitest';
import { anAdvice, aSuggestion } from '../../../../tests/support/advice-builders.ts';
import {
  adviceOn,
  advised,
  decisionMemory,
  lessonVersions,
  memoryReasons,
  withExpected,
} from './decision-memory.ts';

const lessons = [{ lessonId: 'L-1', version: 3 }];
const advice = anAdvice('approach', 'collaborative', {
  lessons,
  suggestions: [aSuggestion('collaborative', 8_000, { propensityBp: 300 })],
});

describe('advice that was followed', () => {
  const memory = decisionMemory(advice, advice, 'collaborative');

  it('is kept with what would have been without it, its chance and its lessons', () => {
    expect(memory).toEqual({
      question: 'approach',
      context: advice.context,
      without: 'balanced',
      chosen: 'collaborative',
      propensityBp: 300,
      lessons,
    });
    expect(lessonVersions(memory.lessons)).toEqual(['L-1@3']);
  });

  it('says what would have been chosen without it', () => {
    expect(memoryReasons(advice, memory)).toContainEqual({
      rule: 'without memory',
      value: 'I would have chosen balanced',
    });
  });
});

describe('advice that was not followed', () => {
  it('leaves a choice that was certain', () => {
    expect(decisionMemory(advice, advice, 'balanced')).toMatchObject({
      chosen: 'balanced',
      propensityBp: 10_000,
    });
  });

  it('says nothing of another choice when the rules would have made the same', () => {
    const rules = memoryReasons(advice, decisionMemory(advice, advice, 'balanced'));
    expect(rules.map((it) => it.rule)).toEqual(['memory']);
  });
});

it('names only options that are open', () => {
  expect(advised(advice, ['balanced', 'collaborative'])).toBe('collaborative');
  expect(advised(advice, ['balanced'])).toBeNull();
  expect(advised(null, ['balanced'])).toBeNull();
});

it('is found by its question and, where one question has several, its context', () => {
  const all = [anAdvice('opening_anchor', '100', { context: 'a' }), advice];
  expect(adviceOn(all, 'opening_anchor', 'b')).toBeNull();
  expect(adviceOn(all, 'opening_anchor', 'a')?.chosen).toBe('100');
  expect(adviceOn(undefined, 'approach')).toBeNull();
});

it('tells what is expected of an option, and nothing where nothing was seen', () => {
  expect(withExpected('market is thin', advice, 'collaborative')).toBe(
    'market is thin; expected 80.0 % (78.3 % to 81.6 %) after 20 alike',
  );
  expect(withExpected('market is thin', advice, 'balanced')).toBe('market is thin');
});
