import fc from 'fast-check';
import type { Mandate, Terms } from '#contracts/negotiation.ts';
import { INCOTERMS } from '#contracts/procurement.ts';
import type { TableFacts } from '#domain/negotiation/issues/issue.ts';
import { deliveredPriceMinor } from '#domain/negotiation/landed-cost.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { aMandate, someTerms } from './talk-builders.ts';

const LEVERS: Mandate['levers'] = [
  'payment_days',
  'warranty',
  'incoterm',
  'early_payment_discount',
  'volume_rebate',
  'lead_time',
  'price',
];
const OPENING_BELOW_TARGET_BP = [0, 200, 800];
const NOT_ACCEPTED = 'EXW';

const usualValues = termValues({
  roundsMax: 8,
  paymentDaysMin: 0,
  targetSavingsBp: 0,
  prepaymentBpMax: 0,
});

/** A supplier that says the same as at first. */
export const aTable = (mandate: Mandate, asked: Terms): TableFacts => ({
  mandate,
  first: asked,
  standing: asked,
  openingBelowTargetBp: 0,
});

const anyLines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 10_000 }),
    // At prices of a few cents the way rounds up to more than any walk-away leaves.
    target: fc.integer({ min: 100, max: 1_000_000 }),
    span: fc.integer({ min: 0, max: 300_000 }),
    first: fc.integer({ min: 100, max: 1_500_000 }),
    standing: fc.integer({ min: 100, max: 1_500_000 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const anySaid = fc.record({
  leadTimeDays: fc.nat(120),
  paymentDays: fc.nat(90),
  earlyPaymentDiscountBp: fc.nat(500),
  warrantyMonths: fc.nat(48),
  volumeRebateBp: fc.nat(500),
  incoterm: fc.constantFrom(...INCOTERMS),
  prepaymentBp: fc.constantFrom(0, 1_000, 5_000),
});

const anyLimits = fc.record({
  leadTimeDaysMax: fc.nat(150),
  paymentDaysMin: fc.nat(60),
  warrantyMonthsMin: fc.nat(36),
  prepaymentBpMax: fc.constantFrom(0, 2_000),
  incoterms: fc.subarray(
    INCOTERMS.filter((it) => it !== NOT_ACCEPTED),
    { minLength: 1 },
  ),
});

/** A mandate, and what a supplier said first and says now, inside it or not. */
export const anyTable: fc.Arbitrary<TableFacts> = fc
  .record({
    lines: anyLines,
    said: fc.tuple(anySaid, anySaid),
    limits: anyLimits,
    openingBelowTargetBp: fc.constantFrom(...OPENING_BELOW_TARGET_BP),
  })
  .map(({ lines, said: [first, standing], limits, openingBelowTargetBp }) => {
    const asked = (which: 'first' | 'standing') =>
      lines.map((it, at) => ({
        lineNo: at + 1,
        quantity: it.quantity,
        unitPriceMinor: it[which],
      }));
    const mandate = aMandate({
      ...limits,
      levers: LEVERS,
      termValues: usualValues,
      lines: lines.map(({ quantity, target, span }, at) => ({
        lineNo: at + 1,
        quantity,
        targetUnitPriceMinor: target,
        walkAwayUnitPriceMinor: target + span,
      })),
    });
    return {
      mandate,
      first: someTerms(0, { ...first, lines: asked('first') }),
      standing: someTerms(0, { ...standing, lines: asked('standing') }),
      openingBelowTargetBp,
    };
  });

/** The same with a mandate that what the supplier says now lies inside. */
export const anyTableInside = anyTable.map((facts): TableFacts => {
  const { mandate, standing } = facts;
  const lines = mandate.lines.map((limit, at) => {
    const asked = deliveredPriceMinor(
      mandate.termValues,
      standing.incoterm,
      standing.lines[at]?.unitPriceMinor ?? 1,
    );
    return {
      ...limit,
      walkAwayUnitPriceMinor: Math.max(limit.walkAwayUnitPriceMinor, asked),
    };
  });
  const wide = {
    ...mandate,
    lines,
    leadTimeDaysMax: Math.max(mandate.leadTimeDaysMax, standing.leadTimeDays),
    paymentDaysMin: Math.min(mandate.paymentDaysMin, standing.paymentDays),
    warrantyMonthsMin: Math.min(mandate.warrantyMonthsMin, standing.warrantyMonths),
    prepaymentBpMax: Math.max(mandate.prepaymentBpMax, standing.prepaymentBp),
    incoterms: [...new Set([...mandate.incoterms, standing.incoterm])],
  };
  return { ...facts, mandate: wide };
});
