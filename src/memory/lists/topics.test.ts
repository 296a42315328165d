import { expect, test } from 'vitest';
import { isProhibiting, isToActOn } from './topics.ts';

test.each([
  [['sanction'], true, true],
  [['poi', 'debarment'], true, true],
  [['own.block'], true, true],
  [['role.pep'], true, false],
  [['reg.action', 'crime.fin'], true, false],
  [['poi'], false, false],
  [[], false, true],
])('%j calls for action: %s, prohibits: %s', (topics, acts, prohibits) => {
  expect(isToActOn(topics)).toBe(acts);
  expect(isProhibiting(topics)).toBe(prohibits);
});
