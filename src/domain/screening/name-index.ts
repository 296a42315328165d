import type { ListedName, ListedParty } from './listed-party.ts';
import { wordsOf } from './normalise.ts';
import { spell } from './spelling.ts';
import { createVocabulary } from './vocabulary.ts';
import type { SimilarWord, Vocabulary } from './vocabulary.ts';
import { weighWords } from './word-weights.ts';
import type { WeighedWord } from './word-weights.ts';

/** A listed name, ready to be compared. */
export type IndexedName = ListedName & {
  /** Index of its party. */
  party: number;
  words: WeighedWord[];
  wordIds: number[];
  /** Each word written together with the next one; one fewer than words. */
  pairIds: number[];
  weight: number;
};

/** Similarities of the listed words, and pairs of words, to a word or pair asked. */
export type Likeness = ReadonlyMap<number, number>;

/** A name asked, and what of the list each of its words and pairs of words resembles. */
export type AskedName = {
  name: string;
  words: WeighedWord[];
  weight: number;
  /** By word: listed words alike, and listed pairs that are this word written apart. */
  wordToWords: Likeness[];
  wordToPairs: Likeness[];
  /** By pair: listed words that are this pair written together. */
  pairToWords: Likeness[];
};

export type NameIndex = {
  readonly names: readonly IndexedName[];
  ask(name: string): AskedName;
  /** Indexes of the names that share most identity with the one asked; at most `limit`. */
  candidatesFor(asked: AskedName, limit: number): number[];
};

/** A pair written together must be nearly the word: it is a guess already. */
const PAIR_SIMILARITY_MIN = 0.85;
const PAIR_LENGTH_MIN = 5;
/** A pair written together may hold a slip as well when it is as long as this. */
const SLIPPED_PAIR_LENGTH_MIN = 8;
/** What pairs that similar share of their letter pairs, nearly always. */
const PAIR_SHARED_MIN = 0.65;
/** Names that share less of their common weight are not looked at. */
const SHARE_MIN = 0.15;

export function indexNames(parties: readonly ListedParty[]): NameIndex {
  const wordsByName = parties.map((it) => it.names.map(({ name }) => wordsOf(name)));
  const carriers = new Map<string, number>();
  for (const words of wordsByName) {
    for (const word of new Set(words.flat())) carriers.set(word, (carriers.get(word) ?? 0) + 1);
  }
  const weigh = (words: readonly string[]) =>
    weighWords(words, (word) => carriers.get(word) ?? 1, parties.length);

  const vocabulary = createVocabulary();
  const pairs = createVocabulary();
  const names: IndexedName[] = parties.flatMap((it, party) =>
    it.names.map((name, index) => {
      const words = weigh(wordsByName[party]?.[index] ?? []);
      return {
        ...name,
        party,
        words,
        wordIds: words.map((it) => vocabulary.add(it)),
        pairIds: pairsOf(words).map((pair) => pairs.add(spell(pair))),
        weight: totalWeight(words),
      };
    }),
  );
  const namesOfWord = invert(names, vocabulary.size, (it) => it.wordIds);
  const namesOfPair = invert(names, pairs.size, (it) => it.pairIds);
  const gather = createGatherer(names);

  const askWord = createWordAsker(vocabulary, pairs);

  return {
    names,
    ask: (name) => {
      const words = weigh(wordsOf(name));
      const asked = words.map(askWord);
      return {
        name,
        words,
        weight: totalWeight(words),
        wordToWords: asked.map((it) => it.words),
        wordToPairs: asked.map((it) => it.pairs),
        pairToWords: pairsOf(words).map((pair) =>
          pair.length < PAIR_LENGTH_MIN ? nothing : likeness(vocabulary.soundingLike(spell(pair))),
        ),
      };
    },
    candidatesFor: (asked, limit) => gather(asked, limit, namesOfWord, namesOfPair),
  };
}

const nothing: Likeness = new Map();

/** Words of the tables come again and again; what they resemble is looked up once. */
function createWordAsker(vocabulary: Vocabulary, pairs: Vocabulary) {
  const known = new Map<string, { words: Likeness; pairs: Likeness }>();
  return (asked: WeighedWord): { words: Likeness; pairs: Likeness } => {
    const { word, kind } = asked;
    const before = known.get(word);
    if (before !== undefined) return before;
    const words = vocabulary.similarTo(asked);
    const isListed = words[0]?.similarity === 1;
    const alike =
      isListed || word.length < SLIPPED_PAIR_LENGTH_MIN
        ? pairs.soundingLike(asked)
        : pairs.similarTo(asked, PAIR_SHARED_MIN);
    const found = {
      words: likeness(words),
      pairs: likeness(
        word.length < PAIR_LENGTH_MIN
          ? []
          : alike.filter((it) => it.similarity >= PAIR_SIMILARITY_MIN),
      ),
    };
    if (kind !== 'distinctive' && kind !== 'number') known.set(word, found);
    return found;
  };
}

const likeness = (alike: readonly SimilarWord[]): Likeness =>
  new Map(alike.map((it) => [it.id, it.similarity]));

const pairsOf = (words: readonly WeighedWord[]): string[] =>
  words.slice(1).map((it, index) => `${words[index]?.word}${it.word}`);

const totalWeight = (words: readonly WeighedWord[]): number =>
  words.reduce((sum, it) => sum + it.weight, 0);

function invert(
  names: readonly IndexedName[],
  size: number,
  idsOf: (name: IndexedName) => readonly number[],
): number[][] {
  const carriers: number[][] = Array.from({ length: size }, () => []);
  names.forEach((name, index) => {
    for (const id of new Set(idsOf(name))) carriers[id]?.push(index);
  });
  return carriers;
}

/** Adds up, over all names at once, the weight that each shares with a name asked. */
function createGatherer(names: readonly IndexedName[]) {
  const sharedWeight = new Float64Array(names.length);
  const seenBy = new Int32Array(names.length);
  let stamp = 0;

  return (
    asked: AskedName,
    limit: number,
    namesOfWord: readonly (readonly number[])[],
    namesOfPair: readonly (readonly number[])[],
  ): number[] => {
    const touched: number[] = [];
    const share = (alike: Likeness, carriers: readonly (readonly number[])[], weight: number) => {
      stamp += 1;
      for (const [id, similarity] of alike) {
        for (const name of carriers[id] ?? []) {
          if (seenBy[name] === stamp) continue;
          seenBy[name] = stamp;
          if (sharedWeight[name] === 0) touched.push(name);
          sharedWeight[name]! += weight * similarity;
        }
      }
    };
    const hasIdentity = asked.words.some((it) => it.kind !== 'legal' && it.kind !== 'filler');
    asked.words.forEach(({ kind, weight }, index) => {
      if (hasIdentity && (kind === 'legal' || kind === 'filler')) return;
      share(asked.wordToWords[index] ?? new Map(), namesOfWord, weight);
      share(asked.wordToPairs[index] ?? new Map(), namesOfPair, weight);
    });
    asked.pairToWords.forEach((alike, index) => {
      const weight = (asked.words[index]?.weight ?? 0) + (asked.words[index + 1]?.weight ?? 0);
      share(alike, namesOfWord, weight);
    });
    const ranked: { name: number; share: number }[] = [];
    for (const name of touched) {
      const shared = sharedWeight[name]!;
      sharedWeight[name] = 0;
      const smaller = Math.min(asked.weight, names[name]!.weight);
      const share = shared / (asked.weight + names[name]!.weight) + (0.2 * shared) / smaller;
      if (share >= SHARE_MIN) ranked.push({ name, share });
    }
    ranked.sort((a, b) => b.share - a.share || a.name - b.name);
    return ranked.slice(0, limit).map((it) => it.name);
  };
}
