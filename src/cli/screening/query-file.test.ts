import { expect, test } from 'vitest';
import { parseQueries, readQueries } from './query-file.ts';

test('each line that is not blank is a query, whatever else it holds', () => {
  const text =
    '\uFEFF{"id":"p1","name":"A","expected":[1]}\r\n\r\n{"id":2,"name":"","country":"MX"}\n';
  expect(parseQueries('q', text)).toEqual([
    { id: 'p1', name: 'A' },
    { id: 2, name: '', country: 'MX' },
  ]);
});

test.each([
  ['{"id":"1","name":"A"}\n{', /^q:2: the line is not JSON\.$/],
  ['{"id":"1"}', /^q:1: name: /],
  ['[]', /^q:1: the line: /],
])('%j is refused with its place', (text, message) => {
  expect(() => parseQueries('q', text)).toThrow(message);
});

test('a missing file is refused by name', async () => {
  await expect(readQueries('no-such.jsonl')).rejects.toThrow(/no-such\.jsonl/);
});
