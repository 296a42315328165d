import { expect, test } from 'vitest';
import { createMatcher, makeMatcher } from './matcher.ts';
import { aParty } from '../../../tests/support/listed-party-builder.ts';

const troppo = aParty({
  partyId: '306',
  names: ['TROPPO S.A.', 'DROGAS LA REBAJA', { name: 'REBAJITA', kind: 'weak_alias' }],
  countries: ['CO'],
  addresses: ['Calle 10, Cali, Colombia'],
  identifiers: [{ kind: 'tax', value: '800.123-456' }],
});
const ivanov = aParty({ partyId: '7', kind: 'person', names: ['IVANOV, Aleksei Petrovich'] });
const matcher = createMatcher([troppo, ivanov]);
const match = (query: Parameters<typeof matcher.match>[0]) =>
  matcher.match(query, { minBp: 0, limit: 10 });
const score = (query: Parameters<typeof matcher.match>[0]) => match(query)[0]?.scoreBp ?? 0;

test('the best names of both sides are named with the parts that agree', () => {
  const [best] = match({ name: 'Unknown GmbH', aliases: ['Drogas la Rebajá'] });
  expect(best).toMatchObject({
    partyId: '306',
    scoreBp: 10_000,
    listedName: 'DROGAS LA REBAJA',
    askedName: 'Drogas la Rebajá',
  });
  expect(best?.evidence).toContainEqual({
    kind: 'name_part',
    asked: 'REBAJA',
    listed: 'REBAJA',
    how: 'equal',
    scoreBp: 10_000,
  });
});

test('a country speaks mildly for or against', () => {
  const name = 'Tropo';
  expect(score({ name, countries: ['CO'] })).toBeGreaterThan(score({ name }));
  expect(score({ name, countries: ['DE'] })).toBeLessThan(score({ name }));
  expect(score({ name, countries: ['DE'] })).toBeGreaterThan(score({ name }) - 300);
});

test('an equal identifier decides, whatever the name', () => {
  const identifiers = [{ kind: 'tax' as const, value: '800123456' }];
  const [best] = match({ name: 'Completely Different', identifiers });
  expect(best).toMatchObject({ partyId: '306', scoreBp: 10_000 });
  expect(best?.evidence.at(-1)).toMatchObject({ kind: 'identifier', how: 'equal' });
});

test('another identifier of the same kind and country speaks against', () => {
  const asked = { name: 'Troppo', countries: ['CO'] };
  const other = [{ kind: 'tax' as const, value: '999999999' }];
  expect(score({ ...asked, identifiers: other })).toBeLessThan(score(asked));
});

test('a weak alias alone does not stop anybody', () => {
  const [best] = match({ name: 'Rebajita' });
  expect(best?.scoreBp).toBe(7_500);
  expect(best?.evidence).toContainEqual(expect.objectContaining({ how: 'weak_alias' }));
});

test('another kind of subject speaks against', () => {
  expect(score({ name: 'Aleksei Ivanov', kind: 'organisation' })).toBeLessThan(
    score({ name: 'Aleksei Ivanov', kind: 'person' }),
  );
});

test('matches come best first, within limit and threshold', () => {
  expect(match({ name: 'Troppo', aliases: ['Aleksei Petrovich Ivanof'] })).toHaveLength(2);
  expect(matcher.match({ name: 'Troppo' }, { minBp: 9_000, limit: 1 })).toHaveLength(1);
  expect(matcher.match({ name: 'Tropo Berlin' }, { minBp: 9_900, limit: 5 })).toEqual([]);
});

test('a party is found by its id, and an empty list matches nobody', () => {
  expect(matcher.party('306')).toBe(troppo);
  expect(matcher.party('x')).toBeUndefined();
  expect(createMatcher([]).match({ name: 'Troppo' }, { minBp: 0, limit: 1 })).toEqual([]);
});

test('making a matcher pauses at every party', () => {
  const parties = Array.from({ length: 50 }, (_, index) => aParty({ names: [`TROPPO ${index}`] }));
  const work = makeMatcher(parties);
  let pauses = 0;
  while (work.next().done !== true) pauses += 1;
  expect(pauses).toBeGreaterThanOrEqual(parties.length);
});
