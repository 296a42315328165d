import { expect, test } from 'vitest';
import { parseScreenWish } from './screen-options.ts';

test('list and queries are named, hits are limited to 20 unless told', () => {
  expect(parseScreenWish(['--list', 'a', '--queries', 'b'])).toEqual({
    listFolder: 'a',
    queryFile: 'b',
    limit: 20,
  });
  expect(parseScreenWish(['--list', 'a', '--queries', 'b', '--limit', '3']).limit).toBe(3);
});

test.each([
  [[], /--list is missing/],
  [['--list', 'a'], /--queries is missing/],
  [['--list', 'a', '--queries', 'b', '--limit', '0'], /--limit must be/],
  [['--list', 'a', '--queries', 'b', '--limit', 'x'], /--limit must be/],
  [['--what'], /--what/],
])('%j is refused with the way to call it', (args, message) => {
  expect(() => parseScreenWish(args)).toThrow(message);
  expect(() => parseScreenWish(args)).toThrow(/npm run -s screen/);
});
