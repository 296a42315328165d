import { expect, test } from 'vitest';
import { firstBody, newStep, parsedBody, withoutEmpty } from './policy-body.ts';

test('conditions that were left empty do not reach the API', () => {
  const body = firstBody();
  const [rule] = body.rules;
  if (rule === undefined) throw new Error('the first body has no rule');
  rule.when = { about: [], amountFromMinor: 0, costCentres: ['CC-1'] };
  expect(withoutEmpty(body).rules[0]?.when).toEqual({ amountFromMinor: 0, costCentres: ['CC-1'] });
});

test('a new step takes an id of its own', () => {
  expect(newStep([{ stepId: 'step-1' }]).stepId).toBe('step-2');
  expect(newStep([{ stepId: 'step-2' }]).stepId).toBe('step-3');
});

test('JSON that is no policy is not taken over into the form', () => {
  expect(parsedBody('{')).toBeNull();
  expect(parsedBody('[]')).toBeNull();
  expect(parsedBody('{"rules":[{}]}')).toBeNull();
  expect(parsedBody(JSON.stringify(firstBody()))).toEqual(firstBody());
});
