import { expect, test } from 'vitest';
import { comparableIdentifier, opposedIdentifier, sharedIdentifier } from './identifiers.ts';

const tax = (value: string) => ({ kind: 'tax' as const, value });

test('spaces, punctuation and case do not matter', () => {
  expect(comparableIdentifier(tax(' 900.229-820 b'))).toBe('900229820B');
});

test('the same value of one kind is shared, of another kind it is not', () => {
  expect(sharedIdentifier([tax('12345-6')], [tax('123456')])).not.toBeNull();
  expect(sharedIdentifier([tax('123456')], [{ kind: 'duns', value: '123456' }])).toBeNull();
  expect(sharedIdentifier([tax('123456')], [{ kind: 'other', value: '123456' }])).not.toBeNull();
});

test('values too short to mean anything are not compared', () => {
  expect(sharedIdentifier([tax('12')], [tax('12')])).toBeNull();
  expect(opposedIdentifier([tax('12')], [tax('34')])).toBeNull();
});

test('different values of one kind speak against each other', () => {
  expect(opposedIdentifier([tax('123456')], [tax('654321')])).not.toBeNull();
  const swift = (value: string) => ({ kind: 'swift' as const, value });
  expect(opposedIdentifier([swift('AAAABBCC')], [swift('DDDDEEFF')])).toBeNull();
});
