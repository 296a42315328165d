import type { IdLists } from './id-lists.ts';
import type { ListedNames } from './listed-names.ts';
import type { AskedName, Likeness } from './name-index.ts';

/** Names that share less of their common weight are not looked at. */
const SHARE_MIN = 0.15;

type Ranked = { name: number; share: number };

const byShare = (a: Ranked, b: Ranked): number => b.share - a.share || a.name - b.name;

/** Names of a list that share most identity with a name asked, best first; at most `limit`. */
export type CandidateFinder = (asked: AskedName, limit: number) => number[];

/** Adds up, over all names at once, the weight that each shares with the one asked. */
export function createCandidateFinder({
  weights,
  namesOfWord,
  namesOfPair,
}: ListedNames): CandidateFinder {
  const sharedWeight = new Float64Array(weights.length);
  const seenBy = new Int32Array(weights.length);
  let stamp = 0;

  const share = (alike: Likeness, { starts, ids }: IdLists, weight: number, touched: number[]) => {
    stamp += 1;
    for (const [id, similarity] of alike) {
      const end = starts[id + 1]!;
      for (let place = starts[id]!; place < end; place += 1) {
        const name = ids[place]!;
        if (seenBy[name] === stamp) continue;
        seenBy[name] = stamp;
        if (sharedWeight[name] === 0) touched.push(name);
        sharedWeight[name]! += weight * similarity;
      }
    }
  };

  /** Names that share anything with the one asked. */
  const gather = ({ words, wordToWords, wordToPairs, pairToWords }: AskedName): number[] => {
    const touched: number[] = [];
    const hasIdentity = words.some((it) => it.kind !== 'legal' && it.kind !== 'filler');
    words.forEach(({ kind, weight }, index) => {
      if (hasIdentity && (kind === 'legal' || kind === 'filler')) return;
      share(wordToWords[index]!, namesOfWord, weight, touched);
      share(wordToPairs[index]!, namesOfPair, weight, touched);
    });
    pairToWords.forEach((alike, index) => {
      const weight = words[index]!.weight + words[index + 1]!.weight;
      share(alike, namesOfWord, weight, touched);
    });
    return touched;
  };

  return (asked, limit) => {
    let best: Ranked[] = [];
    let shareMin = SHARE_MIN;
    for (const name of gather(asked)) {
      const shared = sharedWeight[name]!;
      sharedWeight[name] = 0;
      const weight = weights[name]!;
      const smaller = Math.min(asked.weight, weight);
      const rank = shared / (asked.weight + weight) + (0.2 * shared) / smaller;
      if (rank < shareMin) continue;
      best.push({ name, share: rank });
      // Thousands of names may share a common word; sorting all of them would take longest.
      if (best.length < 4 * limit) continue;
      best = best.sort(byShare).slice(0, limit);
      shareMin = best.at(-1)?.share ?? SHARE_MIN;
    }
    return best
      .sort(byShare)
      .slice(0, limit)
      .map((it) => it.name);
  };
}
