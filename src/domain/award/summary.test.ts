import { describe, expect, it } from 'vitest';
import { aFailure, aProposal, aRequisition, aTalk } from '../../../tests/support/case-builders.ts';
import { noAwardSummary } from './no-award-summary.ts';
import { savingsSentence } from './savings-sentence.ts';
import { awardSummary } from './summary.ts';
import { fitSummary } from './summary-lines.ts';

describe('the summary of an award', () => {
  it('says whom, what, for how much, against which baseline, until when, on which conditions', () => {
    const confirmation = 'Confirmed by Supplier s1.';
    const tried = ['negotiated again (x)'];
    const facts = { approvedBy: 'grace', confirmation, tried, unconfirmed: null };
    expect(awardSummary(aRequisition(), aProposal(), facts)).toEqual([
      'Awarded to Supplier s1 for 4,000.00 USD.',
      'Costs 4,000.00 USD at the door, 500.00 USD (11.1 %) less than the mean of 3 first quotes, 4,500.00 USD.',
      'Supplier s1: 4,000.00 USD, DAP, delivery in 20 days, 30 days to pay, 12 months of warranty.',
      'Longest lead time 20 days, 91 days to the need-by date 2026-06-01.',
      'Condition: Supplier s1: confirm the delivery date in writing.',
      'Approved by grace.',
      'Confirmed by Supplier s1.',
      'Runner-up: Supplier s2.',
      'Tried on the way: negotiated again (x).',
      'Next: Supplier s1 to acknowledge the purchase order; record the delivery when it arrives.',
      'Line 1: 100 x glove from Supplier s1 at 40.00 USD each.',
    ]);
  });

  it('says beside the price what the way costs', () => {
    const facts = { approvedBy: 'grace', confirmation: 'Yes.', tried: [], unconfirmed: null };
    const proposal = { ...aProposal(), deliveryMinor: 32_000 };
    expect(awardSummary(aRequisition(), proposal, facts)[0]).toBe(
      'Awarded to Supplier s1 for 4,000.00 USD (the way costs about 320.00 USD more).',
    );
  });

  it.each([
    [390_000, 'for 100.00 USD more than the first award of 3,900.00 USD'],
    [410_000, 'for 100.00 USD less than the first award of 4,100.00 USD'],
    [400_000, 'for as much as the first award of 4,000.00 USD'],
  ])('says what a runner-up costs against a first award of %i', (totalMinor, cost) => {
    const unconfirmed = { names: ['Supplier s0'], totalMinor };
    const facts = { approvedBy: 'grace', confirmation: 'Yes.', tried: [], unconfirmed };
    expect(awardSummary(aRequisition(), aProposal(), facts)).toContain(
      `Supplier s0 did not confirm the order; it goes to Supplier s1 ${cost}.`,
    );
  });

  it('counts what does not fit', () => {
    const lines = fitSummary(Array.from({ length: 45 }, (_, n) => `fact ${n}`));
    expect(lines).toHaveLength(30);
    expect(lines.at(-1)).toContain('And 16 more');
  });
});

describe('savings', () => {
  const savings = { method: 'past_median' as const, sampleSize: 7 };
  it.each([
    [
      1_000,
      900,
      100,
      1_000,
      'Costs 9.00 USD at the door, 1.00 USD (10.0 %) less than the median of 7 past prices, 10.00 USD.',
    ],
    [
      1_000,
      1_100,
      -100,
      -1_000,
      'Costs 11.00 USD at the door, 1.00 USD (10.0 %) more than the median of 7 past prices, 10.00 USD.',
    ],
    [1_000, 1_000, 0, 0, 'Costs 10.00 USD at the door, the same as the median of 7 past prices.'],
  ])('from %i to %i are told honestly', (baselineMinor, _paid, savedMinor, savedBp, sentence) => {
    expect(savingsSentence({ ...savings, baselineMinor, savedMinor, savedBp }, 'USD')).toBe(
      sentence,
    );
  });
});

describe('the summary of no award', () => {
  const facts = {
    requisition: aRequisition(),
    because: 'nobody agreed.',
    relaxations: [],
    relaxed: [],
    failure: null,
    talks: [],
    tried: [],
    outside: [],
  };

  it('says what raising the budget and giving up wishes would bring', () => {
    const lines = noAwardSummary({
      ...facts,
      relaxations: [
        { wish: 'countries', excludedCount: 4, bringsCount: 4 },
        { wish: 'incoterms', excludedCount: 2, bringsCount: 2 },
        { wish: 'certificates', excludedCount: 1, bringsCount: 0 },
      ],
      relaxed: ['incoterms'],
      talks: [aTalk({ lastTotalMinor: 620_000 })],
    });
    expect(lines.slice(0, 4)).toEqual([
      'No award: nobody agreed.',
      'Raising the budget by 1,200.00 USD to 6,200.00 USD would reach the cheapest offer.',
      'Giving up the wish countries would bring 4 more suppliers.',
      'Next: decide on the above and open a new request.',
    ]);
  });

  it('says what giving up two things or a hard requirement would bring', () => {
    const worth = { bestTotalMinor: null, savesMinor: null, leadTimeDays: 9, soonerDays: null };
    const wish = (name: string) => ({ kind: 'wish' as const, name });
    const lines = noAwardSummary({
      ...facts,
      reliefs: [
        { giveUp: [wish('countries')], bringsCount: 1, cost: 1, ...worth },
        { giveUp: [wish('countries'), wish('incoterms')], bringsCount: 3, cost: 2, ...worth },
        { giveUp: [{ kind: 'must_have', name: 'CE' }], bringsCount: 2, cost: 3, ...worth },
      ],
    });
    expect(lines.slice(1, 3)).toEqual([
      'Giving up the wish countries and giving up the wish incoterms would bring 3 more suppliers.',
      'Doing without CE would bring 2 more suppliers.',
    ]);
  });

  it('says in the first line what the talks failed of', () => {
    const { failure } = aFailure({ because: 'the cheapest terms cost too much' });
    expect(noAwardSummary({ ...facts, failure })[0]).toBe(
      'No award: the cheapest terms cost too much; nobody agreed.',
    );
  });

  it('says that a later date would help, and what stood in the way of each supplier', () => {
    const late = aTalk({
      lastTotalMinor: 480_000,
      lastLeadTimeDays: 120,
      because: 'delivery in 120 days is later than 91',
    });
    const small = aTalk({ rounds: 0, lastTotalMinor: null, lastLeadTimeDays: null });
    const because = 'line 1: the minimum order is 500, wanted are 100';
    const lines = noAwardSummary({ ...facts, talks: [late, { ...small, because }] });
    expect(lines).toContain(
      'The earliest delivery takes 120 days; a need-by date after 2026-06-01 would help.',
    );
    expect(lines.slice(-2)).toEqual([
      'Supplier s1: no agreement after 6 rounds, last at 4,800.00 USD at the door; delivery in 120 days is later than 91.',
      `Supplier s1: no talks; ${because}.`,
    ]);
  });

  it('says what the mandates stopped', () => {
    const outside = ['The last offer of Supplier s1 costs 1.00 USD more than its mandate allows'];
    expect(noAwardSummary({ ...facts, outside })[1]).toBe(`${outside[0]}.`);
  });

  it('promises nothing when nothing would help', () => {
    expect(noAwardSummary(facts)).toEqual([
      'No award: nobody agreed.',
      'Next: change what is asked for, or add suppliers to the catalogue, and open a new request.',
    ]);
  });
});
