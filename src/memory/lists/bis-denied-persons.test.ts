import { expect, test } from 'vitest';
import { parseBisDeniedPersons } from './bis-denied-persons.ts';

const header =
  '"Name"\t"Street_Address"\t"City"\t"State"\t"Country"\t"Postal_Code"\t"Effective_Date"\t' +
  '"Expiration_Date"\t"Standard_Order"\t"Last_Update"\t"Action"\t"FR_Citation"';
const row = ({
  name = 'EXAMPLE FREIGHT LTD',
  city = 'LONDON',
  until = '',
  updated = '2/26/2019',
}) =>
  `"${name}"\t"1 MAIN STREET"\t"${city}"\t""\t"GB"\t"N1"\t"1/5/2019"\t"${until}"\t"Y"\t"${updated}"\t"FR NOTICE ADDED"\t"84 F.R. 1"`;
const parse = (...rows: string[]) =>
  parseBisDeniedPersons({ name: 'dpl.txt', content: [header, ...rows].join('\r\n') });

test('a denied person carries its address, country and the end of its order', () => {
  const { parties, publishedOn } = parse(row({ until: '2/1/2029' }));
  expect(parties).toEqual([
    {
      partyId: expect.stringMatching(/^[0-9a-f]{16}$/),
      kind: 'unknown',
      names: [{ name: 'EXAMPLE FREIGHT LTD', kind: 'primary' }],
      countries: ['GB'],
      addresses: ['1 MAIN STREET, LONDON, N1, GB'],
      identifiers: [],
      programmes: ['standard denial order'],
      topics: ['export.control'],
      remarks: 'FR NOTICE ADDED. Federal Register 84 F.R. 1',
      until: '2029-02-01',
    },
  ]);
  expect(publishedOn).toBe('2019-02-26');
});

test('rows of one name and country are one party that stays until its last order ends', () => {
  const { parties } = parse(row({ until: '2/1/2029' }), row({ city: 'LEEDS' }));
  expect(parties).toHaveLength(1);
  expect(parties[0]?.addresses).toHaveLength(2);
  expect(parties[0]).not.toHaveProperty('until');
});

test('the list is as new as its newest row', () => {
  const { publishedOn } = parse(row({}), row({ name: 'OTHER', updated: '11/3/2021' }));
  expect(publishedOn).toBe('2021-11-03');
});

test.each([
  ['a row that was cut off', '"A"\t"B"', /line 2 has 2 columns/],
  ['quotes that do not close', '"A\t', /line 2/],
  ['no name', row({ name: '' }), /line 2 has no name/],
  ['a date that is none', row({ until: 'soon' }), /line 2 has "soon" as Expiration_Date/],
])('%s is refused with its place', (_, text, message) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ code: 'LIST_MALFORMED', message: expect.stringMatching(message) }),
  );
});
