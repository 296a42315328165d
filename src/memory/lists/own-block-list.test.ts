import { expect, test } from 'vitest';
import { parseOwnBlockList } from './own-block-list.ts';

const header = 'name,aliases,country,registration_number,lei,reason,until';
const parse = (...rows: string[]) =>
  parseOwnBlockList({ name: 'blocked.csv', content: [header, ...rows].join('\n') });

test('an entry carries its aliases, what names it, why, and how long', () => {
  const { parties } = parse('Acme GmbH,Acme;ACME Ltd,DE,HRB 1,,bribery at plant 2,2030-12-31');
  expect(parties).toEqual([
    {
      partyId: expect.stringMatching(/^[0-9a-f]{16}$/),
      kind: 'unknown',
      names: [
        { name: 'Acme GmbH', kind: 'primary' },
        { name: 'Acme', kind: 'alias' },
        { name: 'ACME Ltd', kind: 'alias' },
      ],
      countries: ['DE'],
      addresses: [],
      identifiers: [{ kind: 'registration', value: 'HRB 1' }],
      programmes: [],
      topics: ['own.block'],
      remarks: 'bribery at plant 2',
      until: '2030-12-31',
    },
  ]);
});

test('another reason or end leaves an entry the same one', () => {
  const [one] = parse('Acme,,DE,,,bribery,').parties;
  const [other] = parse('ACME,,DE,,,fraud,2030-12-31').parties;
  expect(one?.partyId).toBe(other?.partyId);
});

test.each([
  ['no name', ',,DE,,,why,', /line 2 has no name/],
  ['no reason', 'Acme,,DE,,,,', /line 2 has no reason/],
  ['a day that does not exist', 'Acme,,DE,,,why,2030-02-30', /"2030-02-30" as until/],
  ['a country that is none', 'Acme,,ZZ,,,why,', /"ZZ" as country/],
  ['an LEI with wrong check digits', 'Acme,,DE,,5493001KJTIIGC8Y1R13,why,', /as lei/],
  ['too few columns', 'Acme,,DE', /line 2 has 3 columns/],
])('%s is refused with its place', (_, row, message) => {
  expect(() => parse(row)).toThrow(
    expect.objectContaining({ code: 'LIST_MALFORMED', message: expect.stringMatching(message) }),
  );
});

test('a party named twice is refused, since nobody could tell which reason holds', () => {
  expect(() => parse('Acme,,DE,,,why,', 'ACME,,DE,,,other,')).toThrow(/line 3 names a party again/);
});
