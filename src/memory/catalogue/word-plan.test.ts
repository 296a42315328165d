import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORDS_MIN_BP, planWords } from './word-plan.ts';

const names = (words: { word: string }[]) => words.map((it) => it.word);

describe('the plan for the words of a question', () => {
  it('starts with the rarest word', () => {
    const plan = planWords(
      [
        { word: 'pump', entriesCount: 900 },
        { word: 'cryogenic', entriesCount: 3 },
      ],
      1_000,
    );
    expect(names(plan.words)).toEqual(['cryogenic', 'pump']);
    expect(names(plan.leading)).toEqual(['cryogenic']);
  });

  it('finds nothing when what nobody holds weighs more than the rest', () => {
    const asked = [
      { word: 'vessel', entriesCount: 500 },
      { word: 'antimatter', entriesCount: 0 },
    ];
    expect(planWords(asked, 1_000).isAnswerable).toBe(false);
    expect(planWords([], 1_000).isAnswerable).toBe(false);
  });

  it('is led by few entries however common the words are', () => {
    const common = ['a', 'b', 'c'].map((word) => ({ word, entriesCount: 100_000 }));
    expect(names(planWords(common, 1_000_000).leading)).toEqual(['a']);
  });

  it('misses no near enough entry where the leading words were not cut', () => {
    const asked = fc.uniqueArray(
      fc.record({ word: fc.stringMatching(/^[a-z]{1,5}$/), entriesCount: fc.nat({ max: 900 }) }),
      { minLength: 1, maxLength: 8, selector: (it) => it.word },
    );
    fc.assert(
      fc.property(asked, (words) => {
        const plan = planWords(words, 1_000);
        const rest = plan.words.filter((it) => !plan.leading.includes(it));
        const restWeight = rest.reduce((sum, it) => sum + it.weight, 0);
        expect(restWeight * 10_000).toBeLessThan(Math.max(1, plan.totalWeight * WORDS_MIN_BP));
      }),
    );
  });
});
