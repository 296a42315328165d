import fc from 'fast-check';
import type { Advice, Estimate, LearnedQuestion, Suggestion } from '#contracts/learning.ts';
import type { LearnedSupplier } from '#domain/learning/advice/learned-supplier.ts';

export const anEstimate = (mean: number, parts: Partial<Estimate> = {}): Estimate => ({
  mean,
  sd: 100,
  low: mean - 165,
  high: mean + 165,
  sampleSize: 20,
  priorShareBp: 1_000,
  ...parts,
});

export const aSuggestion = (
  option: string,
  mean: number,
  parts: Partial<Suggestion> = {},
): Suggestion => ({
  option,
  expected: anEstimate(mean),
  propensityBp: 10_000,
  because: 'seen before',
  evidence: [],
  ...parts,
});

export const anAdvice = (
  question: LearnedQuestion,
  chosen: string | null,
  parts: Partial<Advice> = {},
): Advice => ({
  question,
  agent: 'negotiation',
  context: 'competitive/low/unclassified',
  asOf: { observationNo: 7, day: '2026-03-02' },
  lessons: [],
  suggestions: chosen === null ? [] : [aSuggestion(chosen, 8_000)],
  chosen,
  without: 'balanced',
  explores: false,
  risks: [],
  because: 'alike cases went better so',
  ...parts,
});

export const aLearned = (
  supplierId: string,
  parts: Partial<LearnedSupplier> = {},
): LearnedSupplier => ({
  supplierId,
  onTimeBp: anEstimate(9_000),
  acceptedBp: anEstimate(9_900),
  lessonsBp: 0,
  lessons: [],
  risks: [],
  ...parts,
});

/** Any number that a message can carry, none of them sensible. */
const absurd = fc
  .oneof(
    fc.constantFrom(0, -1, 1e300, -1e300, Number.MAX_SAFE_INTEGER),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
  )
  .map((it) => it + 0);
const noNumber = fc.constantFrom(NaN, Infinity, -Infinity);
const absurdEstimate: fc.Arbitrary<Estimate> = fc.record({
  mean: absurd,
  sd: fc.nat(),
  low: absurd,
  high: absurd,
  sampleSize: fc.nat(),
  priorShareBp: fc.nat(10_000),
});

/** Advice that says anything, of options that exist or not. */
export const anyAdvice = (
  question: LearnedQuestion,
  context: string,
  options: readonly string[],
): fc.Arbitrary<Advice> => {
  const option = fc.oneof(fc.constantFrom(...options), fc.string({ maxLength: 20 }));
  const suggestion = fc
    .record({ option, expected: absurdEstimate, propensityBp: fc.nat(10_000) })
    .map((it) => ({ ...it, because: 'whatever', evidence: [] }));
  return fc
    .record({
      suggestions: fc.array(suggestion, { maxLength: 6 }),
      chosen: fc.option(option),
      without: option,
      explores: fc.boolean(),
    })
    .map((it) => anAdvice(question, null, { ...it, context }));
};

export const anyLearned = (supplierId: string): fc.Arbitrary<LearnedSupplier> =>
  fc
    .record({
      onTimeBp: absurdEstimate,
      acceptedBp: noNumber.map((it) => anEstimate(it)),
      lessonsBp: fc.oneof(absurd, noNumber),
    })
    .map((it) => aLearned(supplierId, it));
