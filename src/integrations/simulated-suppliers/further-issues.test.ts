import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import { INCOTERMS } from '#contracts/procurement.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import {
  LIST_PRICE_MINOR,
  limitsOf,
  play,
  seedWith,
} from '../../../tests/support/supplier-talks.ts';
import { aBrief, someTerms } from '../../../tests/support/talk-builders.ts';
import { BEHAVIOUR_NAMES } from './behaviours/behaviour.ts';
import { behaviours } from './behaviours/index.ts';
import { serves } from './delivery-terms.ts';
import { floorPrice, savedMinor } from './supplier-worth.ts';

const seeds = fc.nat(100_000);
const incoterms = fc.constantFrom(...INCOTERMS);
/** Offers at rising prices whose other wishes come and go. */
const talks = fc
  .array(
    fc.record({
      price: fc.integer({ min: 60_000, max: 105_000 }),
      incoterm: incoterms,
      earlyPaymentDiscountBp: fc.integer({ min: 0, max: 500 }),
      volumeRebateBp: fc.integer({ min: 0, max: 600 }),
      paymentDays: fc.integer({ min: 0, max: 90 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.toSorted((a, b) => a.price - b.price).map(({ price, ...other }) => someTerms(price, other)),
  );
const priceOf = (terms: Terms | undefined) => terms?.lines[0]?.unitPriceMinor ?? 0;
type Limits = ReturnType<typeof limitsOf>;
/** What a unit costs as if it were brought to the door, by the supplier's own reckoning. */
const deliveredPrice = (terms: Terms, { candidate, limits }: Limits) =>
  priceOf(terms) + savedMinor(candidate, 1, terms.incoterm, limits);

const { deliveryCosts } = termValues(aBrief().policy.negotiation);
/** What a unit costs the buyer at its door. */
const landed = (terms: Terms | undefined) => {
  const costBp = deliveryCosts.find((it) => it.incoterm === terms?.incoterm)?.costBp ?? 0;
  return priceOf(terms) + Math.floor((LIST_PRICE_MINOR * costBp) / 10_000);
};

describe.each(BEHAVIOUR_NAMES)('discount, rebate and incoterm: %s', (behaviour) => {
  const mine = seeds.map((it) => seedWith(behaviour, it));

  it('never leave the supplier’s private limits', () => {
    fc.assert(
      fc.property(mine, talks, incoterms, (seed, offers, incoterm) => {
        const own = limitsOf(seed, undefined, incoterm);
        const { limits, candidate } = own;
        for (const { move, terms } of play(seed, offers, { incoterm })) {
          if (move === 'walk_away') return;
          expect(terms.earlyPaymentDiscountBp).toBeLessThanOrEqual(
            limits.earlyPaymentDiscountBpMax,
          );
          expect(terms.volumeRebateBp).toBeLessThanOrEqual(limits.volumeRebateBpMax);
          expect(serves(limits.deliveryTerms, terms.incoterm)).toBe(true);
          const delivered = deliveredPrice(terms, own);
          expect(delivered).toBeGreaterThanOrEqual(floorPrice(candidate, 1, limits));
          if (move !== 'accept') expect(delivered).toBeLessThanOrEqual(LIST_PRICE_MINOR);
        }
      }),
    );
  });

  it('are asked and granted the same again', () => {
    fc.assert(
      fc.property(mine, talks, (seed, offers) => {
        expect(play(seed, offers)).toEqual(play(seed, offers));
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(BEHAVIOUR_NAMES.filter((it) => behaviours[it].keepsWord))(
  'a supplier that keeps its word on them: %s',
  (behaviour) => {
    it('never takes back what is still wanted, nor asks more for the same delivery', () => {
      fc.assert(
        fc.property(
          seeds.map((it) => seedWith(behaviour, it)),
          talks,
          fc.array(fc.constantFrom('best', 'close', 'behind', 'far'), { maxLength: 10 }),
          (seed, offers, gaps) => {
            const own = limitsOf(seed);
            const replies = play(seed, offers, { gaps }).filter((it) => it.move !== 'accept');
            replies.slice(1).forEach(({ terms }, at) => {
              const [before, wanted] = [replies[at]?.terms, offers[at]];
              if (before === undefined || wanted === undefined) return;
              expect(deliveredPrice(terms, own)).toBeLessThanOrEqual(deliveredPrice(before, own));
              for (const issue of ['earlyPaymentDiscountBp', 'volumeRebateBp'] as const) {
                const kept = Math.min(before[issue], wanted[issue]);
                expect(terms[issue]).toBeGreaterThanOrEqual(kept);
              }
              if (wanted.incoterm === before.incoterm) {
                expect(terms.incoterm).toBe(before.incoterm);
              }
            });
          },
        ),
      );
    });

    it('takes its own last terms, whatever it has heard since', () => {
      fc.assert(
        fc.property(
          seeds.map((it) => seedWith(behaviour, it)),
          talks,
          (seed, offers) => {
            const replies = play(seed, offers, { gaps: offers.map(() => 'far') });
            const last = replies.at(-1);
            if (last?.move !== 'counter') return;
            const again = play(seed, [...offers, last.terms], { gaps: offers.map(() => 'far') });
            expect(again.at(-1)).toMatchObject({ move: 'accept', terms: last.terms });
          },
        ),
      );
    });
  },
);

describe('trades', () => {
  const soft = Array.from({ length: 40 }, (_, n) => seedWith('soft', n * 300));
  /** What soft suppliers ask when their buyer wishes for this. */
  const asked = (wish: Partial<Terms>, incoterm: Terms['incoterm'] = 'DAP') =>
    soft.map((seed) => play(seed, [someTerms(80_000, wish)], { incoterm }).at(-1)?.terms);
  const sum = (all: (Terms | undefined)[]) => all.reduce((to, it) => to + priceOf(it), 0);

  it('give a lower price to who does without days to pay, discount or rebate', () => {
    const plain = sum(asked({}));
    expect(sum(asked({ paymentDays: 5 }))).toBeLessThan(plain);
    expect(sum(asked({ earlyPaymentDiscountBp: 300 }))).toBeGreaterThan(plain);
    expect(sum(asked({ volumeRebateBp: 400 }))).toBeGreaterThan(plain);
  });

  it('cost less than its face for a discount and a rebate', () => {
    const plain = asked({});
    for (const issue of ['earlyPaymentDiscountBp', 'volumeRebateBp'] as const) {
      asked({ [issue]: 300 }).forEach((terms, at) => {
        const face = Math.ceil((LIST_PRICE_MINOR * (terms?.[issue] ?? 0)) / 10_000);
        const rise = priceOf(terms) - priceOf(plain[at]);
        // A hundred minor units are one basis point of the list price, the unit of its reckoning.
        expect(rise).toBeLessThan(face + 100);
      });
    }
  });

  it('pay both sides with some carriers, and with others leave the carriage to the buyer', () => {
    const served = soft.filter((seed) =>
      serves(limitsOf(seed, undefined, 'EXW').limits.deliveryTerms, 'DDP'),
    );
    const landedAs = (seed: number, incoterm: Terms['incoterm']) =>
      landed(play(seed, [someTerms(70_000, { incoterm })], { incoterm: 'EXW' }).at(-1)?.terms);
    const gains = served.map((seed) => landedAs(seed, 'EXW') - landedAs(seed, 'DDP'));
    expect(gains.filter((it) => it > 0).length).toBeGreaterThan(3);
    expect(gains.filter((it) => it < 0).length).toBeGreaterThan(3);
  });
});

describe('the incoterm of a first quote', () => {
  const quotes = Array.from({ length: 200 }, (_, seed) => {
    const terms = play(seed, [], { incoterm: null })[0]?.terms;
    return { seed, terms };
  });

  it('is the catalogue’s, or delivery to the door in about half of all cases', () => {
    expect(play(1, [], { incoterm: 'CPT' })[0]?.terms.incoterm).toBe('CPT');
    const toTheDoor = quotes.filter((it) => it.terms?.incoterm === 'DAP').length;
    expect(toTheDoor).toBeGreaterThan(75);
    expect(toTheDoor).toBeLessThan(125);
    expect(new Set(quotes.map((it) => it.terms?.incoterm)).size).toBe(5);
  });

  it('lowers the price by about what it leaves to the buyer', () => {
    for (const { terms } of quotes) {
      expect(landed(terms)).toBeGreaterThan(LIST_PRICE_MINOR * 0.97);
      expect(landed(terms)).toBeLessThan(LIST_PRICE_MINOR * 1.04);
      if (terms?.incoterm === 'EXW') expect(priceOf(terms)).toBeLessThan(LIST_PRICE_MINOR);
    }
  });
});
