import { expect, test } from 'vitest';
import { parseOfacLegacy } from './ofac-legacy.ts';

const files = ({ sdn = '', alt = '', add = '' }: Record<string, string | Uint8Array>) => ({
  sdn: { name: 'sdn.csv', content: sdn },
  alt: { name: 'alt.csv', content: alt },
  add: { name: 'add.csv', content: add },
});

const none = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
const bank = `306,"BANCO NACIONAL DE CUBA",-0- ,"SDGT] [IFSR",${none},"a.k.a. 'BNC'."\r\n`;

test('a record carries its names, addresses, countries and programmes', () => {
  const [party] = parseOfacLegacy(
    files({
      sdn: `${bank}\u001a`,
      alt: '306,220,"aka","NATIONAL BANK OF CUBA",-0- \r\n306,221,"fka","OLD BANK",-0- \r\n\u001a',
      add: '306,199,"Zweierstrasse 35","Zurich CH-8022","Switzerland",-0- \r\n306,2,-0- ,-0- ,"Cuba",-0- ',
    }),
  );
  expect(party).toMatchObject({
    partyId: '306',
    kind: 'organisation',
    names: [
      { name: 'BANCO NACIONAL DE CUBA', kind: 'primary' },
      { name: 'NATIONAL BANK OF CUBA', kind: 'alias' },
      { name: 'OLD BANK', kind: 'former' },
      { name: 'BNC', kind: 'weak_alias' },
    ],
    countries: ['CH', 'CU'],
    addresses: ['Zweierstrasse 35, Zurich CH-8022, Switzerland', 'Cuba'],
    programmes: ['SDGT', 'IFSR'],
  });
});

test('people, vessels and aircraft are told apart, and other types are unknown', () => {
  const sdn = ['individual', 'vessel', 'aircraft', 'comet']
    .map((type, index) => `${index + 1},"A","${type}","P",${none},-0- `)
    .join('\n');
  expect(parseOfacLegacy(files({ sdn })).map((it) => it.kind)).toEqual([
    'person',
    'vessel',
    'aircraft',
    'unknown',
  ]);
});

test('a Latin-1 file keeps its accents', () => {
  const sdn = Buffer.from(`1,"PE\u00d1A",-0- ,"P",${none},-0- `, 'latin1');
  expect(parseOfacLegacy(files({ sdn }))[0]?.names[0]?.name).toBe('PE\u00d1A');
});

test.each([
  ['a row that was cut off', { sdn: `${bank}307,"ANGLO` }, /sdn\.csv/],
  ['a missing column', { sdn: `${bank}307,"A",-0- ` }, /sdn\.csv, line 2 has 3 columns/],
  ['a record twice', { sdn: bank + bank }, /sdn\.csv, line 2 repeats record 306/],
  ['no record number', { sdn: bank.replace('306', 'x') }, /line 1 has no record number/],
  ['no name', { sdn: `1,-0- ,-0- ,"P",${none},-0- ` }, /line 1 has no name/],
  ['an alias of nobody', { sdn: bank, alt: '9,1,"aka","A",-0- ' }, /alt\.csv, line 1 .*record 9/],
])('%s is refused with its place', (_, content, message) => {
  expect(() => parseOfacLegacy(files(content))).toThrow(message);
  expect(() => parseOfacLegacy(files(content))).toThrow(
    expect.objectContaining({ code: 'LIST_MALFORMED' }),
  );
});

test('a list without records is refused', () => {
  expect(() => parseOfacLegacy(files({ sdn: '\u001a' }))).toThrow(
    expect.objectContaining({ code: 'LIST_EMPTY' }),
  );
});
