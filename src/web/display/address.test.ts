import { expect, test } from 'vitest';
import { withChanges } from './address.ts';

test('an emptied filter leaves the address, the others stay', () => {
  expect(withChanges({ q: 'cnc', status: 'active' }, { q: '', tab: 'lists' })).toEqual({
    status: 'active',
    tab: 'lists',
  });
});

test('false and zero are values, not nothing', () => {
  expect(withChanges({}, { all: false, page: 0 })).toEqual({ all: false, page: 0 });
});
