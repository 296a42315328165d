import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { filesOfFolder } from '#memory/lists/list-files.ts';
import { listFormats } from '#memory/lists/list-formats.ts';
import { legalFormWords } from './legal-forms.ts';
import { createMatcher } from './matcher.ts';
import { wordsOf } from './normalise.ts';
import { aParty } from '../../../tests/support/listed-party-builder.ts';
import { blockAtBp, reviewAtBp } from './thresholds.ts';
import { kindOfWord } from './word-kinds.ts';

// A whole list is searched some thousand times.
vi.setConfig({ testTimeout: 30_000 });

const sample = listFormats.ofac_sdn.parse(
  await filesOfFolder('ofac_sdn', 'data/ofac-sdn-2021-07'),
).parties;
const parties = sample.filter((it) => it.kind === 'organisation' || it.kind === 'person');
const matcher = createMatcher(parties);
const organisations = parties.filter((it) => it.kind === 'organisation');

const listed = fc
  .constantFrom(...parties)
  .chain((party) =>
    fc
      .constantFrom(...party.names.filter((it) => it.kind !== 'weak_alias'))
      .map(({ name }) => ({ party, name })),
  );
const scoreOf = (partyId: string, query: Parameters<typeof matcher.match>[0]): number =>
  matcher.match(query, { minBp: 0, limit: 500 }).find((it) => it.partyId === partyId)?.scoreBp ?? 0;

test('a listed name finds its party', () => {
  fc.assert(
    fc.property(listed, ({ party, name }) => {
      expect(scoreOf(party.partyId, { name })).toBeGreaterThanOrEqual(9_990);
    }),
  );
});

const dressings: ((name: string) => string)[] = [
  (name) => name.toLowerCase(),
  (name) => name.replace(/[.,]/g, ''),
  (name) => name.replace(/A/g, 'Á').replace(/U/g, 'ü'),
  (name) => ` ${name.replaceAll(' ', '  ')}.`,
  (name) => name.replaceAll('-', ' '),
];

test('case, accents and punctuation never take a listed name out of a block', () => {
  fc.assert(
    fc.property(listed, fc.constantFrom(...dressings), ({ party, name }, dress) => {
      expect(scoreOf(party.partyId, { name: dress(name) })).toBeGreaterThanOrEqual(blockAtBp);
    }),
  );
});

const legalForms = ['Ltd', 'S.A.', 'Sociedad Anonima de Capital Variable', 'GmbH & Co. KG', 'OOO'];

test('a legal form more never takes a listed organisation out of a block', () => {
  const organisation = fc.constantFrom(...organisations);
  fc.assert(
    fc.property(organisation, fc.constantFrom(...legalForms), ({ partyId, names }, form) => {
      const name = `${names[0]?.name} ${form}`;
      expect(scoreOf(partyId, { name })).toBeGreaterThanOrEqual(blockAtBp);
    }),
  );
});

test('an identifier of the party never lowers its score', () => {
  const known = fc.constantFrom(...parties.filter((it) => it.identifiers.length > 0));
  fc.assert(
    fc.property(known, fc.nat({ max: 20 }), ({ partyId, names, identifiers }, cut) => {
      const name = names[0]?.name.slice(cut) ?? '';
      expect(scoreOf(partyId, { name, identifiers })).toBeGreaterThanOrEqual(
        scoreOf(partyId, { name }),
      );
    }),
  );
});

test('the order of words does not matter', () => {
  const words = ['TROPPO', 'SHAZAND', 'GENERAL', 'TRADING', 'KAVEH', 'STEEL', 'OF', 'CALI'];
  const own = createMatcher([aParty({ partyId: '1', names: [words.join(' ')] })]);
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
      const [match] = own.match({ name: shuffled.join(' ') }, { minBp: 0, limit: 1 });
      expect(match?.scoreBp).toBe(10_000);
    }),
  );
});

test('the order of aliases does not matter, listed or asked', () => {
  const names = ['Troppo Trading', 'Shazand Steel', 'Kaveh Exchange', 'Tropo'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(names, { minLength: 4 }),
      fc.shuffledSubarray(names, { minLength: 1 }),
      (ordered, asked) => {
        const score = (listedNames: string[], [name = '', ...aliases]: string[]) =>
          createMatcher([aParty({ names: listedNames })]).match(
            { name, aliases },
            { minBp: 0, limit: 1 },
          )[0]?.scoreBp;
        expect(score(ordered, asked)).toBe(score(names, asked.toReversed()));
      },
    ),
  );
});

test('whatever is asked gives scores and no error', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('', ' ', '...', '\u0000\u001f', '؟؟', 'A'.repeat(10_000), 'AB '.repeat(4_000)),
  );
  fc.assert(
    fc.property(anything, (name) => {
      for (const { scoreBp } of matcher.match({ name }, { minBp: 0, limit: 5 })) {
        expect(scoreBp).toBeGreaterThanOrEqual(0);
        expect(scoreBp).toBeLessThanOrEqual(10_000);
      }
    }),
    { numRuns: 60 },
  );
});

const generic =
  'GENERAL TRADING INTERNATIONAL GROUP SERVICES SHIPPING INDUSTRIES INVESTMENT CONSTRUCTION MEDICAL SUPPLIES ' +
  'LOGISTICS HOLDING EXPORT IMPORT ENGINEERING SOLUTIONS ENTERPRISES DEVELOPMENT COMERCIALIZADORA SERVICIOS';

test('trade words alone raise no alert, unless the listed name says no more', () => {
  const saysMore = (name: string) => {
    const words = wordsOf(name);
    const legal = legalFormWords(words);
    return words.some((word, at) => !legal[at] && !['trade', 'filler'].includes(kindOfWord(word)));
  };
  const words = fc.shuffledSubarray(generic.split(' '), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, fc.constantFrom('', ' Ltd', ' S.A.'), (chosen, form) => {
      const query = { name: chosen.join(' ') + form };
      const alerts = matcher.match(query, { minBp: reviewAtBp, limit: 20 });
      expect(alerts.filter((it) => saysMore(it.listedName))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
