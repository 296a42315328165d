import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approach, Mandate, Terms } from '#contracts/negotiation.ts';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { approaches } from './approach.ts';
import { delivered } from './landed-cost.ts';
import { mandateFault } from './mandate.ts';
import { nextMove, withinAsk } from './next-offer.ts';
import { chooseTactic } from './tactic.ts';
import { totalMinor } from './terms.ts';
import { tradeFault } from './trades.ts';
import { openUtilityBp, utilityBp } from './utility.ts';

const names = Object.keys(approaches) as Approach[];
const priorities = { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 };
const levers: Mandate['levers'] = [
  'payment_days',
  'warranty',
  'incoterm',
  'early_payment_discount',
  'volume_rebate',
  'lead_time',
  'price',
];
const table = {
  levers,
  trades: levers.flatMap((give) => levers.map((get) => ({ give, get }))),
  termValues: {
    annualRateBp: 800,
    deliveryCosts: [
      { incoterm: 'EXW' as const, costBp: 600 },
      { incoterm: 'DAP' as const, costBp: 0 },
    ],
  },
  incoterms: ['EXW' as const, 'DAP' as const],
};

/** What a supplier may answer, inside our mandate or not, also erratic. */
const answers = fc.array(
  fc.record({
    fallBp: fc.integer({ min: -200, max: 800 }),
    leadTimeDays: fc.integer({ min: 0, max: 90 }),
    paymentDays: fc.integer({ min: 0, max: 90 }),
    earlyPaymentDiscountBp: fc.integer({ min: 0, max: 400 }),
    warrantyMonths: fc.integer({ min: 0, max: 60 }),
    volumeRebateBp: fc.integer({ min: 0, max: 400 }),
    incoterm: fc.constantFrom('EXW' as const, 'DAP' as const, 'FOB' as const),
    prepaymentBp: fc.integer({ min: 0, max: 5_000 }),
  }),
  { minLength: 1, maxLength: 9 },
);
const prices = fc.record({
  target: fc.integer({ min: 100, max: 100_000 }),
  span: fc.integer({ min: 0, max: 50_000 }),
  asked: fc.integer({ min: 100, max: 200_000 }),
  batnaBp: fc.option(fc.integer({ min: 0, max: 10_000 })),
});
type Prices = { target: number; span: number; asked: number; batnaBp: number | null };

/** All moves of one talk, each with the terms that it answers. */
function play(
  approach: Approach,
  price: Prices,
  script: readonly (Partial<Terms> & { fallBp: number })[],
) {
  const { target, span, asked, batnaBp } = price;
  const [targetUnitPriceMinor, walkAwayUnitPriceMinor] = [target, target + span];
  const line = { lineNo: 1, quantity: 10, targetUnitPriceMinor, walkAwayUnitPriceMinor };
  const mandate = aMandate({ ...table, lines: [line], roundsMax: script.length });
  const made: { ours: Terms; theirs: Terms }[] = [];
  let unitPriceMinor = asked;
  for (const [at, { fallBp, ...parts }] of script.entries()) {
    unitPriceMinor = Math.max(1, Math.floor((unitPriceMinor * (10_000 - fallBp)) / 10_000));
    const now = someTerms(unitPriceMinor, parts);
    const earlier = made.map((it) => it.theirs);
    const theirs: [Terms, ...Terms[]] = [earlier[0] ?? now, ...[...earlier, now].slice(1)];
    const ours = made.map((it) => it.ours);
    const round = at + 1;
    const { tactic } = chooseTactic(
      { theirs: theirs.map(totalMinor), ours: ours.map(totalMinor) },
      round >= mandate.roundsMax,
    );
    const move = nextMove({ mandate, approach, priorities, round, tactic, theirs, ours, batnaBp });
    made.push({ ours: move.terms, theirs: now });
  }
  return { mandate, made };
}

const priceOf = (terms: Terms | undefined) => terms?.lines[0]?.unitPriceMinor ?? 0;

describe.each(names)('every approach: %s', (approach) => {
  it('never makes an offer outside the mandate', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        const { mandate, made } = play(approach, price, script);
        for (const { ours } of made) expect(mandateFault(mandate, ours)).toBeNull();
      }),
    );
  });

  it('is never dearer at the door than what is asked', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        const { mandate, made } = play(approach, price, script);
        for (const { ours, theirs } of made) {
          const [offered, asked] = [ours, theirs].map((it) =>
            totalMinor(delivered(mandate.termValues, it)),
          );
          expect(offered).toBeLessThanOrEqual(asked ?? 0);
        }
      }),
    );
  });

  it('never asks for more than before, and takes back only in an allowed trade', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        const { mandate, made } = play(approach, price, script);
        for (const [at, { ours, theirs }] of made.entries()) {
          const before = withinAsk(mandate, theirs, made[at - 1]?.ours ?? null);
          if (before === null) continue;
          const [was, is] = [before, ours].map((it) => utilityBp(mandate, it, priorities));
          expect(is).toBeLessThanOrEqual(was ?? 0);
          expect(tradeFault(mandate, before, ours)).toBeNull();
        }
      }),
    );
  });

  it('makes the same moves when played again', () => {
    fc.assert(
      fc.property(prices, answers, (price, script) => {
        expect(play(approach, price, script)).toEqual(play(approach, price, script));
      }),
      { numRuns: 30 },
    );
  });
});

describe('an offer', () => {
  const talk = {
    mandate: aMandate(table),
    approach: 'balanced' as const,
    priorities,
    round: 1,
    tactic: 'concede' as const,
    theirs: [someTerms(105_000)] as [Terms, ...Terms[]],
    ours: [],
    batnaBp: null,
  };

  it('opens below the target and asks for more than the supplier offers on other issues', () => {
    const { terms } = nextMove(talk);
    expect(priceOf(terms)).toBeLessThan(95_000);
    const asksMore = [
      terms.leadTimeDays < 30,
      terms.paymentDays > 30,
      terms.warrantyMonths > 24,
      terms.volumeRebateBp > 0,
      terms.earlyPaymentDiscountBp > 0,
    ];
    expect(asksMore.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  });

  it('is repeated when holding, and gives when conceding', () => {
    // Of the approaches the one that gives a part in every round.
    const even = { ...talk, approach: 'collaborative' as const };
    const before = nextMove(even).terms;
    const theirs: [Terms, Terms] = [someTerms(105_000), someTerms(100_000)];
    const later = { ...even, round: 2, theirs, ours: [before] };
    expect(nextMove({ ...later, tactic: 'hold' }).terms).toEqual(before);
    const given = nextMove(later).terms;
    const [was, is] = [before, given].map((it) => openUtilityBp(talk.mandate, it, priorities));
    expect(is).toBeLessThan(was ?? 0);
  });

  it('goes to the walk-away at the end when nothing asked lies inside', () => {
    const last = { ...talk, round: 8, tactic: 'best_and_final' as const };
    const { terms } = nextMove({ ...last, theirs: [someTerms(120_000)] });
    expect(priceOf(terms)).toBe(110_000);
    expect(terms).toMatchObject({ paymentDays: 30, warrantyMonths: 24, leadTimeDays: 30 });
  });

  it('leaves an issue alone that is no lever of the mandate', () => {
    const mandate = aMandate({ ...table, levers: ['price', 'warranty'] });
    const { terms } = nextMove({ ...talk, mandate });
    expect(terms).toMatchObject({ paymentDays: 30, leadTimeDays: 30, volumeRebateBp: 0 });
    expect(priceOf(terms)).toBeLessThan(105_000);
  });

  it('never asks for a line that the mandate does not have', () => {
    const theirs = someTerms(1, { lines: [{ lineNo: 2, quantity: 1, unitPriceMinor: 1 }] });
    expect(() => nextMove({ ...talk, theirs: [theirs] })).toThrow('no line 2');
  });
});
