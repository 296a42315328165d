import { expect, test } from 'vitest';
import { countryCodeOf } from './country-codes.ts';

test.each([
  ['Colombia', 'CO'],
  ['Korea, North', 'KP'],
  ['Region: Crimea', 'UA'],
  [' Burma ', 'MM'],
  ['ve', 'VE'],
])('%s is %s', (name, code) => {
  expect(countryCodeOf(name)).toBe(code);
});

test('what is no country has no code', () => {
  expect(countryCodeOf('undetermined')).toBeNull();
  expect(countryCodeOf('')).toBeNull();
  expect(countryCodeOf('ZZ')).toBeNull();
});
