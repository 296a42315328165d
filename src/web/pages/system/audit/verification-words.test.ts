import { expect, test } from 'vitest';
import { verificationWords } from './verification-words.ts';

const trail = {
  tenantId: 'main',
  eventsCount: 59,
  head: { sequence: 59, hash: 'a'.repeat(64) },
  earlierRowsCount: 0,
  finding: null,
};

test('a trail that holds says what that means', () => {
  expect(verificationWords(trail)).toMatchObject({ holds: true, title: 'The trail holds' });
  expect(verificationWords(trail).sentence).toMatch(/^All 59 events/);
});

test('a broken trail says where it breaks', () => {
  const finding = { kind: 'changed', sequence: 7, because: 'event 7 is not what was hashed' };
  const words = verificationWords({ ...trail, finding });
  expect(words.title).toBe('The trail does not hold at event 7');
  expect(words.sentence).toMatch(/^Event 7 is not what was hashed\. What comes before/);
});

test('rows from before the trail are said not to be vouched for', () => {
  expect(verificationWords({ ...trail, earlierRowsCount: 3 }).sentence).toMatch(
    /3 rows are from before the trail began/,
  );
});
