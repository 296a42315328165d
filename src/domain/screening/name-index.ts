import { createCandidateFinder } from './candidates.ts';
import type { CandidateFinder } from './candidates.ts';
import { listNames } from './listed-names.ts';
import type { IndexedName } from './listed-names.ts';
import type { ListedParty } from './listed-party.ts';
import { wordsOf } from './normalise.ts';
import { spell } from './spelling.ts';
import type { SimilarWord, Vocabulary } from './vocabulary.ts';
import { totalWeight, weighWords } from './word-weights.ts';
import type { WeighedWord } from './word-weights.ts';

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
  nameAt(name: number): IndexedName;
  ask(name: string): AskedName;
  candidatesFor: CandidateFinder;
};

/** A pair written together must be nearly the word: it is a guess already. */
const PAIR_SIMILARITY_MIN = 0.85;
const PAIR_LENGTH_MIN = 5;
/** A pair written together may hold a slip as well when it is as long as this. */
const SLIPPED_PAIR_LENGTH_MIN = 8;
/** What pairs that similar share of their letter pairs, nearly always. */
const PAIR_SHARED_MIN = 0.65;

/** Makes the index, with pauses. */
export function* indexNames(parties: readonly ListedParty[]): Generator<void, NameIndex> {
  const names = yield* listNames(parties);
  const { vocabulary } = names.words;
  const askWord = createWordAsker(vocabulary, names.pairs.vocabulary);
  const carriersOf = (word: string): number => {
    const id = names.words.idOf(word);
    return id === undefined ? 1 : names.words.carriersCount(id);
  };
  return {
    nameAt: names.nameAt,
    ask: (name) => {
      const words = weighWords(wordsOf(name), carriersOf, parties.length);
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
    candidatesFor: createCandidateFinder(names),
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
