import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lever } from '#contracts/tenant-policy.ts';
import { LEVERS } from '#contracts/tenant-policy.ts';
import { anyTable, anyTableInside, aTable } from '../../../../tests/support/bargained-terms.ts';
import { aMandate, someTerms } from '../../../../tests/support/talk-builders.ts';
import { delivered } from '../landed-cost.ts';
import { openUtilityBp } from '../utility.ts';
import { issues } from './index.ts';
import type { TableFacts } from './issue.ts';
import { PAYMENT_DAYS_BEST } from './payment-days.ts';

const priorities = { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 };

it('every lever that a mandate can name is an issue', () => {
  expect(Object.keys(issues).toSorted()).toEqual([...LEVERS].toSorted());
});

/** Whether a value keeps to the mandate; prices in money at the door. */
const isAllowed: Readonly<Record<Lever, (value: number | string, facts: TableFacts) => boolean>> = {
  price: (step, facts) => {
    const { mandate, standing } = facts;
    const [incoterm] = mandate.incoterms;
    const terms = issues.price.write({ ...standing, ...(incoterm && { incoterm }) }, step, facts);
    const atTheDoor = delivered(mandate.termValues, terms).lines;
    return atTheDoor.every(
      (it, at) => it.unitPriceMinor <= (mandate.lines[at]?.walkAwayUnitPriceMinor ?? 0),
    );
  },
  lead_time: (days, { mandate }) => Number(days) <= mandate.leadTimeDaysMax,
  payment_days: (days, { mandate }) => Number(days) >= mandate.paymentDaysMin,
  warranty: (months, { mandate }) => Number(months) >= mandate.warrantyMonthsMin,
  incoterm: (name, { mandate }) => mandate.incoterms.some((it) => it === name),
  early_payment_discount: (bp, { standing }) => Number(bp) >= standing.earlyPaymentDiscountBp,
  volume_rebate: (bp, { standing }) => Number(bp) >= standing.volumeRebateBp,
};

describe.each(LEVERS)('the values of %s', (lever) => {
  const issue = issues[lever];

  it('are there, each once, and as many as can be looked at', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        const values = issue.values(facts);
        expect(values.length).toBeGreaterThan(0);
        expect(values.length).toBeLessThanOrEqual(11);
        expect(new Set(values).size).toBe(values.length);
      }),
    );
  });

  it('lie inside the mandate, whatever the supplier says', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        for (const value of issue.values(facts)) {
          expect(isAllowed[lever](value, facts), `${value}`).toBe(true);
        }
      }),
    );
  });

  it('are best for us first', () => {
    fc.assert(
      fc.property(anyTableInside, (facts) => {
        const worths = issue
          .values(facts)
          .map((value) => issue.write(facts.standing, value, facts))
          .map((terms) => openUtilityBp(facts.mandate, terms, priorities));
        expect(worths).toEqual(worths.toSorted((a, b) => b - a));
      }),
    );
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(anyTable, (facts) => {
        for (const value of issue.values(facts)) {
          const terms = issue.write(facts.standing, value, facts);
          const again = issue.write(facts.standing, issue.read(terms, facts), facts);
          expect(again).toEqual(terms);
          if (lever !== 'price') expect(issue.read(terms, facts)).toBe(value);
        }
      }),
    );
  });
});

describe('what is asked for', () => {
  const ask = (lever: Lever, parts: Parameters<typeof someTerms>[1], mandate = aMandate()) =>
    issues[lever].values(aTable(mandate, someTerms(100_000, parts)));

  it('is never less than the supplier gives already', () => {
    expect(ask('payment_days', { paymentDays: PAYMENT_DAYS_BEST + 30 })).toEqual([90]);
    expect(ask('warranty', { warrantyMonths: 48 })).toEqual([48]);
    expect(ask('early_payment_discount', { earlyPaymentDiscountBp: 300 })).toEqual([300]);
    expect(ask('volume_rebate', { volumeRebateBp: 300 })).toEqual([300]);
  });

  it('is the least that the mandate wants where they give less', () => {
    expect(ask('payment_days', { paymentDays: 0 }).at(-1)).toBe(14);
    expect(ask('warranty', { warrantyMonths: 0 }).at(-1)).toBe(12);
    expect(ask('lead_time', { leadTimeDays: 200 }).at(-1)).toBe(60);
  });

  it('is no other incoterm where theirs costs us nothing', () => {
    const deliveryCosts = [
      { incoterm: 'DDP' as const, costBp: 0 },
      { incoterm: 'DAP' as const, costBp: 0 },
      { incoterm: 'EXW' as const, costBp: 600 },
    ];
    const mandate = aMandate({ termValues: { annualRateBp: 800, deliveryCosts } });
    expect(ask('incoterm', { incoterm: 'DAP' }, mandate)).toEqual(['DAP']);
    expect(ask('incoterm', { incoterm: 'EXW' }, mandate).at(-1)).toBe('EXW');
  });
});
