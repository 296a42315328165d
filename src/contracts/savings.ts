import { z } from 'zod';
import { Count, Currency, IsoDate, Minor } from './values.ts';

/** What the savings book counts; each is defined in words by `savingsDefinitions`. */
export const SAVINGS_MEASURES = [
  'baseline',
  'identified',
  'negotiated',
  'awarded',
  'avoided',
] as const;
export const SavingsMeasure = z.enum(SAVINGS_MEASURES);

const Signed = z.int().describe('In minor units; negative = it cost more');
const figures = {
  baselineMinor: Minor,
  paidMinor: Minor.describe('What the order says it costs'),
  identifiedMinor: Signed,
  negotiatedMinor: Signed,
  awardedMinor: Signed,
  avoidedMinor: Minor,
};

/** One ordered line. */
export const SavingsLine = z.object({
  caseId: z.string(),
  caseTitle: z.string(),
  orderNo: z.string(),
  lineNo: z.int(),
  supplierId: z.string(),
  supplierName: z.string(),
  itemId: z.string(),
  category: z.string().nullable(),
  awardedOn: IsoDate,
  currency: Currency,
  quantity: Count,
  baselineMethod: z.enum(['past_median', 'mean_of_quotes', 'none']),
  baselineSampleSize: Count,
  ...figures,
});

export const SavingsBook = z.object({
  definitions: z.array(z.object({ measure: SavingsMeasure, sentence: z.string() })),
  totals: z.array(z.object({ currency: Currency, linesCount: Count, ...figures })),
  byMonth: z.array(
    z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      currency: Currency,
      linesCount: Count,
      ...figures,
    }),
  ),
  items: z.array(SavingsLine).describe('Latest first, at most 500; totals count all'),
});

export type SavingsMeasure = z.infer<typeof SavingsMeasure>;
export type SavingsLine = z.infer<typeof SavingsLine>;
export type SavingsBook = z.infer<typeof SavingsBook>;
