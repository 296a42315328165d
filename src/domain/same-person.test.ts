import { expect, it } from 'vitest';
import { isNamed, isSamePerson } from './same-person.ts';

it('one name at two keys is one person', () => {
  const ada = { keyId: 'k1', name: 'Ada Byron' };
  expect(isSamePerson(ada, { keyId: 'k2', name: ' ada  byron ' })).toBe(true);
  expect(isSamePerson(ada, { keyId: 'k1', name: 'Ada, renamed' })).toBe(true);
  expect(isSamePerson(ada, { keyId: 'k2', name: 'Grace' })).toBe(false);
});

it('a person is named by key or by name', () => {
  const ada = { keyId: 'k1', name: 'Ada Byron' };
  expect([['k1'], ['ADA BYRON'], ['k2', 'Grace'], []].map((it) => isNamed(ada, it))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
