import { expect, test } from 'vitest';
import { diffParties } from './diff-parties.ts';

test('parties are added, changed or removed; one that is the same is none of them', () => {
  const before = new Map(Object.entries({ gone: 'a', same: 'b', other: 'c' }));
  const after = new Map(Object.entries({ same: 'b', other: 'd', fresh: 'e' }));
  expect(diffParties(before, after)).toEqual({
    added: ['fresh'],
    changed: ['other'],
    removed: ['gone'],
  });
});
