import { expect, test } from 'vitest';
import { parseOpenSanctionsSimple } from './opensanctions-simple.ts';

const header =
  'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,' +
  'dataset,first_seen,last_seen,last_change';
const company =
  'NK-1,Company,Example Trading LLC,"Example TD;""Ex; ample""",,ru;by,Street 1,7701;RU-2,' +
  'Programme A,,,An example list,2022-01-01,2024-05-06T07:00:00,2024-05-01';
const parse = (...lines: string[]) =>
  parseOpenSanctionsSimple({ name: 'targets.simple.csv', content: lines.join('\n') });

test('cells hold several values, also with quoted semicolons', () => {
  const { parties, publishedOn } = parse(header, company);
  expect(parties).toEqual([
    {
      partyId: 'NK-1',
      kind: 'organisation',
      names: [
        { name: 'Example Trading LLC', kind: 'primary' },
        { name: 'Example TD', kind: 'alias' },
        { name: 'Ex; ample', kind: 'alias' },
      ],
      countries: ['RU', 'BY'],
      addresses: ['Street 1'],
      identifiers: [
        { kind: 'registration', value: '7701' },
        { kind: 'registration', value: 'RU-2' },
      ],
      programmes: ['Programme A'],
      topics: ['sanction'],
      remarks: 'Dataset: An example list',
    },
  ]);
  expect(publishedOn).toBe('2024-05-06');
});

test('a build with topics is kept to those that call for action', () => {
  const other = company.replace('NK-1', 'NK-2');
  const { parties } = parse(`${header},topics`, `${company},debarment`, `${other},poi`);
  expect(parties.map((it) => [it.partyId, it.topics])).toEqual([['NK-1', ['debarment']]]);
});

test.each([
  ['a row that was cut off', [header, company, 'NK-2,Comp'], 'LIST_MALFORMED', /line 3 has 2/],
  ['an entity twice', [header, company, company], 'LIST_MALFORMED', /line 3 repeats NK-1/],
  ['no id', [header, company.replace('NK-1', '')], 'LIST_MALFORMED', /line 2 has no id/],
  ['no name', [header, company.replace('Example Trading LLC', '')], 'LIST_MALFORMED', /no name/],
  ['no party', [header, company.replace('Company', 'Security')], 'LIST_EMPTY', /1 rows, none/],
  ['zero rows', [header], 'LIST_EMPTY', /no rows/],
  ['another header', ['id,name', 'a,b'], 'LIST_MALFORMED', /line 1 lacks the columns schema/],
])('%s is refused with its place', (_, lines, code, message) => {
  expect(() => parse(...lines)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});
