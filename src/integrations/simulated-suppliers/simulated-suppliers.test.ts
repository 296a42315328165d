import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityInputs } from '#contracts/activities.ts';
import type { Terms } from '#contracts/negotiation.ts';
import { SupplierReply } from '#contracts/negotiation.ts';
import { aBrief, aCandidate, someTerms } from '../../../tests/support/talk-builders.ts';
import { behaviours } from './behaviours.ts';
import { privateLimits } from './private-limits.ts';
import { createSimulatedSuppliers } from './simulated-suppliers.ts';

type Exchange = ActivityInputs['exchangeOffers'];

const exchange = (seed: number, round: number, terms: Terms | null, supplierId = 'alpha') => {
  const offer: Exchange['offers'][number] = {
    supplierId,
    round,
    candidate: aCandidate(supplierId, { capacityUnits: 8 }),
    move: terms === null ? 'request_quote' : 'counter',
    terms,
  };
  return { requisition: aBrief({ seed }).requisition, offers: [offer] };
};
const answer = (order: Exchange) => {
  const [reply] = createSimulatedSuppliers().reply(order);
  if (reply === undefined) throw new Error('no reply');
  return SupplierReply.parse(reply);
};
const limitsOf = (seed: number) => {
  const order = exchange(seed, 0, null);
  const [offer] = order.offers;
  if (offer === undefined) throw new Error('no offer');
  return privateLimits(order.requisition, offer);
};

describe.each(Object.entries(behaviours))('every behaviour: %s', (_name, behaviour) => {
  it('gives between nothing and all of its room, and more as time goes on', () => {
    const bp = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(bp, bp, bp, (one, other, near) => {
        const times = [Math.min(one, other), Math.max(one, other)];
        const [before = 0, after = 0] = times.map((it) => behaviour.givenBp(it, near));
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});

describe('a simulated supplier', () => {
  const seeds = fc.nat(100_000);
  const offers = fc.record({
    price: fc.integer({ min: 50_000, max: 120_000 }),
    leadTimeDays: fc.integer({ min: 5, max: 60 }),
    paymentDays: fc.integer({ min: 0, max: 90 }),
    warrantyMonths: fc.integer({ min: 0, max: 60 }),
  });

  it('quotes its catalogue terms, no more units than it has', () => {
    const { move, terms } = answer(exchange(3, 0, null));
    expect(move).toBe('quote');
    expect(terms).toMatchObject({
      lines: [{ lineNo: 1, quantity: 8, unitPriceMinor: 100_000 }],
      leadTimeDays: 30,
      paymentDays: 30,
      warrantyMonths: 24,
    });
  });

  it('answers the same to the same, and others answer differently', () => {
    const order = exchange(11, 3, someTerms(92_000));
    expect(answer(order)).toEqual(answer(order));
    const asked = Array.from({ length: 20 }, (_, n) => answer(exchange(n, 3, someTerms(80_000))));
    expect(new Set(asked.map((it) => JSON.stringify(it.terms))).size).toBeGreaterThan(5);
  });

  it('never agrees to what lies below its own limits', () => {
    fc.assert(
      fc.property(seeds, fc.nat(10), offers, (seed, round, { price, ...rest }) => {
        const limits = limitsOf(seed);
        const { move, terms } = answer(exchange(seed, round, someTerms(price, rest)));
        if (move === 'walk_away') return;
        const unitPriceMinor = terms.lines[0]?.unitPriceMinor ?? 0;
        expect(unitPriceMinor).toBeGreaterThanOrEqual(
          Math.floor((100_000 * (10_000 - limits.marginBp)) / 10_000),
        );
        expect(terms.leadTimeDays).toBeGreaterThanOrEqual(limits.leadTimeDaysMin);
        expect(terms.paymentDays).toBeLessThanOrEqual(limits.paymentDaysMax);
        expect(terms.warrantyMonths).toBeLessThanOrEqual(limits.warrantyMonthsMax);
      }),
    );
  });

  it('takes exactly what was offered when it takes an offer', () => {
    const offered = someTerms(100_000);
    const reply = answer(exchange(5, 8, offered));
    expect(reply).toMatchObject({ move: 'accept', terms: offered });
  });

  it('sometimes leaves over an insult, never over a fair offer', () => {
    const moves = (price: number) =>
      Array.from({ length: 60 }, (_, seed) => answer(exchange(seed, 1, someTerms(price))).move);
    expect(moves(10_000)).toContain('walk_away');
    expect(moves(10_000)).toContain('counter');
    expect(moves(95_000)).not.toContain('walk_away');
  });

  it('wants a prepayment in about one case of six', () => {
    const wanting = Array.from({ length: 300 }, (_, seed) => limitsOf(seed)).filter(
      (it) => it.prepaymentBp > 0,
    );
    expect(wanting.length).toBeGreaterThan(30);
    expect(wanting.length).toBeLessThan(75);
  });
});
