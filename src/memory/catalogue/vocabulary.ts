import { editDistance } from '#domain/packages/text.ts';
import type { Transaction } from '../database.ts';
import type { Extent } from './access-plan.ts';
import type { KnownWord } from './word-plan.ts';

/** A word of a question as the catalogue's documents write it. */
export type AskedWord = KnownWord & {
  /** What was asked for when `word` is what was probably meant; null = taken as it is. */
  correctedFrom: string | null;
};

/** Longer questions are cut: the first words name the thing. */
const WORDS_MAX = 24;
/** Nobody can tell what a shorter word was meant to be; numbers are never corrected. */
const CORRECTED_LENGTH_MIN = 4;
/** One letter in so many may be wrong, missing or too much. */
const LETTERS_PER_ERROR = 3;
const ALIKE_MAX = 20;

type Counted = { text: string; word: string; entriesCount: number; storedCount: number };

/** A tenant with this share of all entries that are stored has the table to itself, in tenths. */
const ALONE_TENTHS = 8;

/**
 * The words of each text with how many entries hold them, and the extent of the catalogue. A word that
 * no entry holds is taken for the nearest one that some do.
 */
export async function readWords(
  tx: Transaction,
  tenantId: string,
  texts: readonly string[],
): Promise<{ extent: Extent; wordsOf: (text: string) => AskedWord[] }> {
  const rows = await tx.$queryRaw<Counted[]>`
    select a.text, a.word, coalesce(w.entries_count, 0) as "entriesCount",
      (select reltuples::float8 from pg_class where oid = 'catalogue_entries'::regclass)
        as "storedCount"
    from (
      select '' as text, '*' as word
      union all
      select t.text, word from unnest(${[...new Set(texts)]}::text[]) t (text)
      cross join lateral (
        select word from unnest(tsvector_to_array(catalogue_words_of(t.text))) word
        limit ${WORDS_MAX}) words) a
    left join catalogue_words w on w.tenant_id = ${tenantId} and w.word = a.word`;
  const unknown = rows.filter((it) => it.text !== '' && it.entriesCount <= 0).map((it) => it.word);
  const corrections = await correctionsOf(tx, [...new Set(unknown)].filter(isCorrectable));
  const asked = rows.map(({ text, word, entriesCount }) => {
    const meant = corrections.get(word);
    return meant === undefined
      ? { text, word, entriesCount: Math.max(0, entriesCount), correctedFrom: null }
      : { text, ...meant, correctedFrom: word };
  });
  return {
    extent: extentOf(rows),
    wordsOf: (text) => uniqueWords(asked.filter((it) => it.text === text && text !== '')),
  };
}

/** Neighbours' entries lie between the tenant's own; few of them do not matter. */
function extentOf(rows: readonly Counted[]): Extent {
  const { entriesCount = 0, storedCount = 0 } = rows.find((it) => it.text === '') ?? {};
  const isAlone = storedCount > 0 && entriesCount * 10 >= storedCount * ALONE_TENTHS;
  return { entriesCount: Math.max(0, entriesCount), walk: isAlone ? 'table' : 'keys' };
}

/** How many entries hold each lexeme; those of none are left out. */
export async function countLexemes(
  tx: Transaction,
  tenantId: string,
  lexemes: readonly string[],
): Promise<Map<string, number>> {
  if (lexemes.length === 0) return new Map();
  const rows = await tx.$queryRaw<KnownWord[]>`
    select word, entries_count as "entriesCount" from catalogue_words
    where tenant_id = ${tenantId} and word = any(${[...new Set(lexemes)]})`;
  return new Map(rows.map((it) => [it.word, it.entriesCount]));
}

const isCorrectable = (word: string): boolean =>
  word.length >= CORRECTED_LENGTH_MIN && !/\d/.test(word);

/** Two words that were meant to be one count once. */
const uniqueWords = (words: (AskedWord & { text: string })[]): AskedWord[] => [
  ...new Map(words.map(({ text: _text, ...it }) => [it.word, it])).values(),
];

async function correctionsOf(
  tx: Transaction,
  words: readonly string[],
): Promise<Map<string, KnownWord>> {
  if (words.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ asked: string; word: string; entriesCount: number }[]>`
    select a.asked, v.word, v.entries_count as "entriesCount"
    from unnest(${[...words]}::text[]) a (asked)
    cross join lateral (
      select word, entries_count from catalogue_vocabulary
      where word % a.asked and word !~ '[0-9:*]' and entries_count > 0
      order by similarity(word, a.asked) desc, word limit ${ALIKE_MAX}) v`;
  const alike = Map.groupBy(rows, (it) => it.asked);
  return new Map(words.flatMap((it) => nearest(it, alike.get(it) ?? [])));
}

/** The word with the fewest wrong letters, then the one that more entries hold. */
function nearest(asked: string, alike: readonly KnownWord[]): [string, KnownWord][] {
  const errorsMax = Math.floor(asked.length / LETTERS_PER_ERROR);
  const [best] = alike
    .map(({ word, entriesCount }) => ({ word, entriesCount, errors: editDistance(asked, word) }))
    .filter((it) => it.errors <= errorsMax)
    .toSorted((a, b) => a.errors - b.errors || b.entriesCount - a.entriesCount);
  return best === undefined ? [] : [[asked, { word: best.word, entriesCount: best.entriesCount }]];
}
