import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Split } from '../split.ts';
import type { Shares } from './late-anchors.ts';
import type { Prices } from './price-anchors.ts';

type KeptLine = { id: number; e: number; f: number; price?: number };
export type LearnedAnchors = { shares: Record<string, Shares>; prices: Record<string, Prices> };

/**
 * What the anchors of the benchmark that need scikit-learn forecast for a split, five digits
 * (`keep.py` kept it).
 */
export async function learnedAnchorsOf(
  { name, test }: Split,
  hierarchical: Shares,
): Promise<LearnedAnchors> {
  const packed = await readFile(new URL(`./learned-${name}.jsonl.gz`, import.meta.url));
  const kept = new Map(
    gunzipSync(packed)
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((it): KeptLine => JSON.parse(it))
      .map((it) => [it.id, it]),
  );
  const shareOf = (of: (it: KeptLine) => number): Shares =>
    new Map(
      test.map(({ id }) => {
        const line = kept.get(id);
        if (line === undefined) throw new Error(`line ${id} is not among the anchors of ${name}`);
        return [id, of(line)];
      }),
    );
  return {
    shares: {
      'e logistic regression': shareOf((it) => it.e),
      'f gradient boosting': shareOf((it) => it.f),
      'g mean of d and f': shareOf((it) => ((hierarchical.get(it.id) ?? Number.NaN) + it.f) / 2),
    },
    prices: {
      'f boosting on log ratio': new Map(test.map(({ id }) => [id, kept.get(id)?.price ?? null])),
    },
  };
}
