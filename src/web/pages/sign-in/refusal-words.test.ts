import { describe, expect, test } from 'vitest';
import { ApiProblem, unreachable } from '../../client/problem.ts';
import { refusalWords } from './refusal-words.ts';

const refused = (code: ApiProblem['code'], status: number): ApiProblem =>
  new ApiProblem({ code, status, message: 'as the API says it', retry: false });

describe('refusalWords', () => {
  test('says of a wrong key what to check', () => {
    expect(refusalWords(refused('KEY_UNKNOWN', 401))).toMatch(/copied all of it/);
  });
  test('tells a key that is slowed down from a wrong one', () => {
    expect(refusalWords(refused('RATE_LIMITED', 429))).toMatch(/Wait a minute/);
  });
  test('tells a Parley that is away from a wrong key', () => {
    expect(refusalWords(unreachable())).toMatch(/does not answer/);
  });
  test('gives everything else in the words of the API', () => {
    expect(refusalWords(refused('UNEXPECTED', 500))).toBe('as the API says it');
  });
});
