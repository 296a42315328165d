import type { ListedParty } from '#domain/screening/listed-party.ts';
import { createMatcher } from '#domain/screening/matcher.ts';
import { wordsOf } from '#domain/screening/normalise.ts';
import { reviewAtBp } from '#domain/screening/thresholds.ts';
import { editDistance } from '#domain/packages/text.ts';
import type { Hits, Question } from './score.ts';

export type Contender = {
  name: string;
  /** Where it raises an alert. */
  threshold: number;
  answer(question: Question): Hits;
};

const HITS_MAX = 20;
const SCORE_MIN_BP = 1_000;

/** Parley's matcher over the list. */
export function parley(parties: readonly ListedParty[]): Contender {
  const matcher = createMatcher(parties);
  return {
    name: 'Parley',
    threshold: reviewAtBp,
    answer: ({ name, country }) => {
      const query = country === undefined ? { name } : { name, countries: [country] };
      const matches = matcher.match(query, { minBp: SCORE_MIN_BP, limit: HITS_MAX });
      return new Map(matches.map((it) => [Number(it.partyId), it.scoreBp]));
    },
  };
}

/** A floor: names that are equal once case, accents and punctuation are gone. */
export function equalNames(parties: readonly ListedParty[]): Contender {
  const carriers = Map.groupBy(foldedNames(parties), (it) => it.folded);
  return {
    name: 'equal after folding',
    threshold: 1,
    answer: ({ name }) =>
      new Map((carriers.get(wordsOf(name).join(' ')) ?? []).map((it) => [it.partyId, 1])),
  };
}

/** A peer: edit similarity of the whole names, words sorted, over every name of the list. */
export function editSimilarity(parties: readonly ListedParty[]): Contender {
  const names = foldedNames(parties).map(({ partyId, folded }) => ({
    partyId,
    sorted: sortedWords(folded),
  }));
  return {
    name: 'edit similarity, words sorted',
    threshold: 0.85,
    answer: ({ name }) => {
      const asked = sortedWords(wordsOf(name).join(' '));
      const best = new Map<number, number>();
      for (const { partyId, sorted } of names) {
        const length = Math.max(asked.length, sorted.length, 1);
        const similarity = 1 - editDistance(asked, sorted) / length;
        if (similarity > (best.get(partyId) ?? 0)) best.set(partyId, similarity);
      }
      const ranked = [...best].sort((a, b) => b[1] - a[1]);
      return new Map(ranked.slice(0, HITS_MAX));
    },
  };
}

const foldedNames = (parties: readonly ListedParty[]) =>
  parties.flatMap(({ partyId, names }) =>
    names
      .filter((it) => it.kind !== 'weak_alias')
      .map(({ name }) => ({ partyId: Number(partyId), folded: wordsOf(name).join(' ') })),
  );

const sortedWords = (text: string): string => text.split(' ').toSorted().join(' ');
