import { expect, test } from 'vitest';
import { aParty } from '../../tests/support/listed-party-builder.ts';
import { withMadeParties } from './made-parties.ts';

const listed = [
  aParty({ kind: 'person', names: ['IVANOV, Aleksei', 'IVANOV, Alyosha'] }),
  aParty({ kind: 'person', names: ['TROPPO, Kaveh'] }),
  aParty({ names: ['SHAZAND STEEL'] }),
];

test('the list comes first and is filled up with parties of their own ids, the same every time', () => {
  const parties = withMadeParties(listed, 50);
  expect(parties.slice(0, 3)).toEqual(listed);
  expect(new Set(parties.map((it) => it.partyId)).size).toBe(50);
  expect(withMadeParties(listed, 50)).toEqual(parties);
});

test('words stay at their place of a name and with their kind of party', () => {
  const made = withMadeParties(listed, 200).filter((it) => it.kind === 'person');
  const surnames = made.flatMap((it) => it.names.map(({ name }) => name.split(' ')[0]));
  expect(surnames.every((it) => /^(IVA|TRO).*,$/.test(it ?? ''))).toBe(true);
  expect(new Set(surnames).size).toBeGreaterThan(2);
});
