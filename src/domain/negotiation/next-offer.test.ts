import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approach, Terms } from '#contracts/negotiation.ts';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { approaches } from './approach.ts';
import { mandateFault } from './mandate.ts';
import { concededBp, nextOffer } from './next-offer.ts';
import { chooseTactic } from './tactic.ts';

const names = Object.keys(approaches) as Approach[];

/** What a supplier may answer, inside our mandate or not, never asking more than before. */
const answers = fc.array(
  fc.record({
    fallBp: fc.integer({ min: 0, max: 800 }),
    leadTimeDays: fc.integer({ min: 0, max: 90 }),
    paymentDays: fc.integer({ min: 0, max: 90 }),
    warrantyMonths: fc.integer({ min: 0, max: 60 }),
    prepaymentBp: fc.integer({ min: 0, max: 5_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const prices = fc.record({
  target: fc.integer({ min: 1, max: 100_000 }),
  span: fc.integer({ min: 0, max: 50_000 }),
  asked: fc.integer({ min: 1, max: 200_000 }),
});

/** All offers of one talk, with the terms that each answers. */
function play(
  approach: Approach,
  { target, span, asked }: { target: number; span: number; asked: number },
  script: readonly (Partial<Terms> & { fallBp: number })[],
) {
  const [targetUnitPriceMinor, walkAwayUnitPriceMinor] = [target, target + span];
  const line = { lineNo: 1, quantity: 10, targetUnitPriceMinor, walkAwayUnitPriceMinor };
  const mandate = aMandate({ lines: [line], roundsMax: script.length });
  const made: { ours: Terms; theirs: Terms }[] = [];
  const totals: number[] = [];
  let unitPriceMinor = asked;
  for (const [at, { fallBp, ...parts }] of script.entries()) {
    unitPriceMinor = Math.max(1, Math.floor((unitPriceMinor * (10_000 - fallBp)) / 10_000));
    const theirs = someTerms(unitPriceMinor, parts);
    totals.push(unitPriceMinor * 10);
    const round = at + 1;
    const { tactic } = chooseTactic(totals, round >= mandate.roundsMax);
    const before = made.at(-1)?.ours ?? null;
    made.push({ ours: nextOffer({ mandate, approach, round, tactic, theirs, before }), theirs });
  }
  return { mandate, made };
}

const priceOf = (terms: Terms | undefined) => terms?.lines[0]?.unitPriceMinor ?? 0;

describe.each(names)('every approach: %s', (approach) => {
  it('never makes an offer outside the mandate or above what is asked', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        const { mandate, made } = play(approach, price, script);
        for (const { ours, theirs } of made) {
          expect(mandateFault(mandate, ours)).toBeNull();
          expect(priceOf(ours)).toBeLessThanOrEqual(priceOf(theirs));
        }
      }),
    );
  });

  it('never takes back what it gave, unless the other side asks less than that', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        const { made } = play(approach, price, script);
        for (const [at, { ours, theirs }] of made.entries()) {
          const before = made[at - 1]?.ours;
          if (before === undefined) continue;
          const kept = Math.min(priceOf(before), priceOf(theirs));
          expect(priceOf(ours)).toBeGreaterThanOrEqual(kept);
          expect(ours.paymentDays).toBeLessThanOrEqual(Math.max(before.paymentDays, 14));
          expect(ours.warrantyMonths).toBeLessThanOrEqual(Math.max(before.warrantyMonths, 12));
        }
      }),
    );
  });

  it('makes the same offers when played again', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        expect(play(approach, price, script)).toEqual(play(approach, price, script));
      }),
    );
  });

  it('keeps back its reserve until the best and final offer', () => {
    expect(concededBp(approach, 1, 8)).toBe(0);
    expect(concededBp(approach, 8, 8)).toBe(10_000 - approaches[approach].heldBackBp);
  });
});

describe('an offer', () => {
  const inputs = {
    mandate: aMandate(),
    approach: 'balanced' as const,
    round: 3,
    tactic: 'concede' as const,
    theirs: someTerms(105_000),
    before: null,
  };

  it('opens below the target and asks for more than the supplier offers on every other issue', () => {
    const opening = nextOffer({ ...inputs, round: 1 });
    expect(priceOf(opening)).toBeLessThan(90_000);
    expect(opening).toMatchObject({ leadTimeDays: 24, paymentDays: 60, warrantyMonths: 36 });
  });

  it('repeats the last price when holding or trading; trading gives way on the rest', () => {
    const before = nextOffer({ ...inputs, round: 1 });
    const held = nextOffer({ ...inputs, tactic: 'hold', before });
    const traded = nextOffer({ ...inputs, tactic: 'trade', before });
    expect([priceOf(held), priceOf(traded)]).toEqual([priceOf(before), priceOf(before)]);
    expect(traded).toMatchObject({ leadTimeDays: 30, paymentDays: 30, warrantyMonths: 24 });
  });

  it('goes to the walk-away at the end only when nothing asked lies inside', () => {
    const last = { ...inputs, tactic: 'best_and_final' as const };
    expect(priceOf(nextOffer(last))).toBeLessThan(105_000);
    expect(priceOf(nextOffer({ ...last, theirs: someTerms(120_000) }))).toBe(110_000);
  });

  it('never asks for a line that the mandate does not have', () => {
    const theirs = someTerms(1, { lines: [{ lineNo: 2, quantity: 1, unitPriceMinor: 1 }] });
    expect(() => nextOffer({ ...inputs, theirs })).toThrow('no line 2');
  });
});
