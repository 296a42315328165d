import { expect, test } from 'vitest';
import { scoreOf } from './score.ts';

const question = (expected: number[], kind: string) => ({ id: '', name: '', expected, kind });

test('an alert with only wrong records is a false alert and a miss', () => {
  const questions = [question([1], 'typo'), question([2], 'typo'), question([], 'neg')];
  const answers = [new Map([[1, 0.9]]), new Map([[9, 0.9]]), new Map([[7, 0.3]])];
  expect(scoreOf(questions, answers, 0.5)).toMatchObject({
    precision: 0.5,
    recall: 0.5,
    f1: 0.5,
    negativesAlerted: 0,
    wrongHitsPerNegative: 0,
  });
});

test('average precision falls where a wrong answer is surer than a right one', () => {
  const questions = [question([1], 'typo'), question([], 'neg')];
  const surer = scoreOf(questions, [new Map([[1, 0.9]]), new Map([[7, 0.3]])], 0.5);
  const lessSure = scoreOf(questions, [new Map([[1, 0.3]]), new Map([[7, 0.9]])], 0.5);
  expect([surer.averagePrecision, lessSure.averagePrecision]).toEqual([1, 0.5]);
});

test('kinds are counted apart', () => {
  const questions = [question([1], 'typo'), question([], 'neg')];
  const { kinds } = scoreOf(questions, [new Map([[1, 0.9]]), new Map([[7, 0.9]])], 0.5);
  expect([...kinds]).toEqual([
    ['typo', { count: 1, share: 1 }],
    ['neg', { count: 1, share: 1 }],
  ]);
});
