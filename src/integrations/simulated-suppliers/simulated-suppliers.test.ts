import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierReply, Terms } from '#contracts/negotiation.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import { BEHAVIOUR_NAMES } from './behaviours/behaviour.ts';
import {
  LIST_PRICE_MINOR,
  limitsOf,
  play,
  seedWith,
} from '../../../tests/support/supplier-talks.ts';
import { behaviours } from './behaviours/index.ts';
import { floorPrice } from './supplier-worth.ts';

const seeds = fc.nat(100_000);
const prices = fc.array(fc.integer({ min: 60_000, max: 105_000 }), { minLength: 1, maxLength: 12 });
const wishes = fc.record({
  leadTimeDays: fc.integer({ min: 5, max: 60 }),
  paymentDays: fc.integer({ min: 0, max: 90 }),
  warrantyMonths: fc.integer({ min: 0, max: 60 }),
});
/** Offers at rising prices, which is how a buyer that keeps its word makes them. */
const talks = fc
  .tuple(prices, wishes)
  .map(([all, other]) => all.toSorted((a, b) => a - b).map((it) => someTerms(it, other)));
const priceOf = (terms: Terms) => terms.lines[0]?.unitPriceMinor ?? 0;
const rising = Array.from({ length: 8 }, (_, at) => someTerms(80_000 + at * 1_000));
const texts = (replies: SupplierReply[]) => replies.map((it) => it.text).join('\n');

describe.each(BEHAVIOUR_NAMES)('every supplier: %s', (behaviour) => {
  const mine = seeds.map((it) => seedWith(behaviour, it));

  it('never agrees to or asks for what lies beyond its private limits', () => {
    fc.assert(
      fc.property(mine, talks, (seed, offers) => {
        const { limits, candidate } = limitsOf(seed);
        for (const { move, terms } of play(seed, offers)) {
          if (move === 'walk_away') return;
          expect(priceOf(terms)).toBeGreaterThanOrEqual(floorPrice(candidate, 1, limits));
          expect(terms.leadTimeDays).toBeGreaterThanOrEqual(limits.leadTimeDaysMin);
          expect(terms.paymentDays).toBeLessThanOrEqual(limits.paymentDaysMax);
          expect(terms.warrantyMonths).toBeLessThanOrEqual(limits.warrantyMonthsMax);
        }
      }),
    );
  });

  it('never asks for more than its first quote', () => {
    fc.assert(
      fc.property(mine, talks, (seed, offers) => {
        for (const { move, terms } of play(seed, offers)) {
          if (move !== 'accept') expect(priceOf(terms)).toBeLessThanOrEqual(LIST_PRICE_MINOR);
        }
      }),
    );
  });

  it('answers the same to the same, whoever else is at the table', () => {
    fc.assert(
      fc.property(mine, talks, (seed, offers) => {
        const alone = play(seed, offers);
        expect(play(seed, offers)).toEqual(alone);
        expect(play(seed, offers, { others: ['beta', 'gamma'] })).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('comes to an end with a buyer that never moves', () => {
    fc.assert(
      fc.property(mine, (seed) => {
        const offers = Array.from({ length: 30 }, () => someTerms(75_000));
        expect(['walk_away', 'accept']).toContain(play(seed, offers).at(-1)?.move);
      }),
      { numRuns: 30 },
    );
  });

  it('takes exactly what was offered when it takes an offer', () => {
    fc.assert(
      fc.property(mine, (seed) => {
        const offered = someTerms(LIST_PRICE_MINOR * 2, { leadTimeDays: 40 });
        expect(play(seed, [offered]).at(-1)).toMatchObject({ move: 'accept', terms: offered });
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(BEHAVIOUR_NAMES.filter((it) => behaviours[it].keepsWord))(
  'a supplier that keeps its word: %s',
  (behaviour) => {
    it('never takes back what is still wanted', () => {
      fc.assert(
        fc.property(
          seeds.map((it) => seedWith(behaviour, it)),
          talks,
          (seed, offers) => {
            const replies = play(seed, offers).filter((it) => it.move !== 'accept');
            replies.slice(1).forEach(({ terms }, at) => {
              const [before, wanted] = [replies[at]?.terms, offers[at]];
              if (before === undefined || wanted === undefined) return;
              expect(priceOf(terms)).toBeLessThanOrEqual(priceOf(before));
              expect(terms.leadTimeDays).toBeLessThanOrEqual(before.leadTimeDays);
              expect(terms.prepaymentBp).toBeLessThanOrEqual(before.prepaymentBp);
              const days = Math.min(before.paymentDays, wanted.paymentDays);
              expect(terms.paymentDays).toBeGreaterThanOrEqual(days);
              const months = Math.min(before.warrantyMonths, wanted.warrantyMonths);
              expect(terms.warrantyMonths).toBeGreaterThanOrEqual(months);
            });
          },
        ),
      );
    });
  },
);

describe('behaviours', () => {
  /** Mean price asked in each round of the same talks, over many suppliers of one behaviour. */
  const path = (
    behaviour: (typeof BEHAVIOUR_NAMES)[number],
    offers: Terms[],
    last: 'counter' | 'final' = 'counter',
  ) => {
    // Without a prepayment, which would be traded for price in steps of its own.
    const runs = Array.from({ length: 30 }, (_, n) => seedWith(behaviour, n * 500))
      .filter((seed) => limitsOf(seed).limits.prepaymentBp === 0)
      .map((seed) => play(seed, offers, { lastMove: last }));
    return offers.map((_, at) => {
      const asked = runs.flatMap((it) => (it[at + 1] === undefined ? [] : [it[at + 1]]));
      const sum = asked.reduce((all, it) => all + (it === undefined ? 0 : priceOf(it.terms)), 0);
      return Math.round(sum / Math.max(1, asked.length));
    });
  };

  it('are all drawn, and each leads to its own course of prices', () => {
    const drawn = Array.from({ length: 200 }, (_, seed) => limitsOf(seed).limits.behaviour);
    expect(new Set(drawn)).toEqual(new Set(BEHAVIOUR_NAMES));
    const paths = BEHAVIOUR_NAMES.map((it) => path(it, rising).join());
    expect(new Set(paths).size).toBe(BEHAVIOUR_NAMES.length);
  });

  it('give more when soft than when hard, in every round', () => {
    const [soft, hard] = [path('soft', rising), path('hard', rising)];
    soft.forEach((price, at) => expect(price).toBeLessThan(hard[at] ?? 0));
  });

  it('meet a mover with moves and a stubborn buyer with none', () => {
    const still = rising.map(() => someTerms(80_000)).slice(0, 4);
    for (const name of ['tit_for_tat', 'micro'] as const) {
      const unmoved = path(name, still);
      expect(new Set(unmoved).size).toBe(1);
      expect(path(name, rising).at(3)).toBeLessThan(unmoved.at(3) ?? 0);
    }
  });

  it('move on the last word alone when driven by the deadline', () => {
    const offers = rising.slice(0, 3);
    const [, early = 0, late = 0] = path('deadline_driven', offers, 'final');
    expect(early).toBe(LIST_PRICE_MINOR);
    expect(late).toBeLessThan(96_000);
  });

  it('claim a final price and then add a surcharge or give way after all when bluffing', () => {
    const runs = Array.from({ length: 30 }, (_, n) => play(seedWith('bluffing', n * 300), rising));
    expect(runs.some((it) => texts(it).includes('surcharge'))).toBe(true);
    expect(runs.some((it) => texts(it).includes('last concession'))).toBe(true);
    expect(runs.flat().filter((it) => it.move === 'final').length).toBeGreaterThan(30);
  });
});

describe('a supplier that is treated badly', () => {
  const insults: Terms[] = Array.from({ length: 6 }, (_, at) => someTerms(30_000 + at * 100));

  it('bears one insult, leaves after a few, and says why', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(play(seed, insults.slice(0, 1)).at(-1)?.move).not.toBe('walk_away');
        const end = play(seed, insults).at(-1);
        expect(end?.move).toBe('walk_away');
        expect(end?.text).toContain('were no basis');
      }),
    );
  });

  it('leaves a buyer that has not moved for many rounds, and says why', () => {
    const offers = Array.from({ length: 12 }, () => someTerms(88_000));
    const ends = Array.from({ length: 40 }, (_, seed) => play(seed, offers).at(-1));
    expect(ends.some((it) => it?.text.includes('you have not moved'))).toBe(true);
  });

  it('stays with a fair buyer that moves', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const offers = Array.from({ length: 8 }, (_, at) => someTerms(92_000 + at * 500));
        expect(play(seed, offers).map((it) => it.move)).not.toContain('walk_away');
      }),
    );
  });
});

describe('private limits', () => {
  it('follow the spread of prices: a supplier dearer than the cheapest has more to give', () => {
    const mean = (parts: Parameters<typeof limitsOf>[1]) => {
      const margins = Array.from({ length: 100 }, (_, seed) =>
        limitsOf(seed, parts).limits.marginsBp.reduce((sum, it) => sum + it.marginBp, 0),
      );
      return margins.reduce((sum, it) => sum + it, 0) / margins.length;
    };
    const wide = mean({ lowestUnitPriceMinor: 80_000, highestUnitPriceMinor: 130_000 });
    const narrow = mean({ lowestUnitPriceMinor: 99_000, highestUnitPriceMinor: 101_000 });
    expect(wide).toBeGreaterThan(narrow * 2);
  });

  it('want a prepayment in about one case of six', () => {
    const all = Array.from({ length: 300 }, (_, seed) => limitsOf(seed).limits);
    const wanting = all.filter((it) => it.prepaymentBp > 0);
    expect(wanting.length).toBeGreaterThan(30);
    expect(wanting.length).toBeLessThan(75);
  });

  it('leave something to trade: fewer payment days buy a lower price', () => {
    const asked = (paymentDays: number) => {
      const runs = Array.from({ length: 40 }, (_, n) =>
        play(seedWith('soft', n * 300), [someTerms(80_000, { paymentDays })]).at(-1),
      );
      return runs.reduce((sum, it) => sum + (it === undefined ? 0 : priceOf(it.terms)), 0);
    };
    expect(asked(5)).toBeLessThan(asked(30));
  });
});
