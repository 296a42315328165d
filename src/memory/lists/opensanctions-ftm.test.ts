import { expect, test } from 'vitest';
import { parseOpenSanctionsFtm } from './opensanctions-ftm.ts';

const company = {
  id: 'NK-1',
  caption: 'Example Trading LLC',
  schema: 'Company',
  properties: {
    name: ['\u041f\u0440\u0438\u043c\u0435\u0440', 'Example Trading LLC'],
    alias: ['Example TD'],
    previousName: ['Old Example'],
    weakAlias: ['ET'],
    jurisdiction: ['ru'],
    country: ['ru', 'by'],
    registrationNumber: ['7701'],
    leiCode: ['253400JT3MQWNDKMJE44'],
    address: ['Street 1'],
    topics: ['sanction'],
  },
  datasets: ['example_list'],
  last_seen: '2024-05-06T07:00:00',
};
const sanction = {
  id: 'S-1',
  schema: 'Sanction',
  properties: { entity: ['NK-1'], program: ['Programme A'] },
};
const parse = (content: string) => parseOpenSanctionsFtm({ name: 'entities.ftm.json', content });
const lines = (...entities: object[]) => `${entities.map((it) => JSON.stringify(it)).join('\n')}\n`;

test('an entity becomes a party with all its names; its programmes come from elsewhere', () => {
  const { parties, publishedOn } = parse(lines(sanction, company));
  expect(parties).toEqual([
    {
      partyId: 'NK-1',
      kind: 'organisation',
      names: [
        { name: 'Example Trading LLC', kind: 'primary' },
        { name: '\u041f\u0440\u0438\u043c\u0435\u0440', kind: 'alias' },
        { name: 'Example TD', kind: 'alias' },
        { name: 'Old Example', kind: 'former' },
        { name: 'ET', kind: 'weak_alias' },
      ],
      countries: ['RU', 'BY'],
      addresses: ['Street 1'],
      identifiers: [
        { kind: 'registration', value: '7701' },
        { kind: 'lei', value: '253400JT3MQWNDKMJE44' },
      ],
      programmes: ['Programme A'],
      topics: ['sanction'],
      remarks: 'Datasets: example_list',
    },
  ]);
  expect(publishedOn).toBe('2024-05-06');
});

test('entities without a topic that calls for action, and those that are no party, are left out', () => {
  const watched = { ...company, id: 'NK-2', properties: { name: ['B'], topics: ['poi'] } };
  const address = { id: 'A-1', schema: 'Address', properties: { full: ['Street 1'] } };
  expect(parse(lines(company, watched, address)).parties.map((it) => it.partyId)).toEqual(['NK-1']);
});

const whole = lines(company);
test.each([
  [
    'a last line that was cut off',
    whole + whole.slice(0, 80),
    'LIST_MALFORMED',
    /line 2 .*cut off/,
  ],
  ['a line that is no entity', `${whole}{"id": 1}`, 'LIST_MALFORMED', /line 2 is no entity: id/],
  ['an entity twice', whole + whole, 'LIST_MALFORMED', /line 2 repeats NK-1/],
  ['nothing', '\n', 'LIST_EMPTY', /no entity/],
  ['no party', lines(sanction), 'LIST_EMPTY', /1 entities, none/],
])('%s is refused with its place', (_, content, code, message) => {
  expect(() => parse(content)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});
