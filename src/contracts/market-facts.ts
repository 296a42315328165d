import { z } from 'zod';
import { BasisPoints, Count, Currency, IsoDate, Minor } from './values.ts';

/** What prices paid and deliveries say of the market of one item, in one currency. */
export const MarketFacts = z.strictObject({
  itemId: z.string(),
  currency: Currency,
  /** The day it is looked at from; nothing later counts. */
  asOf: IsoDate,
  /** Unit prices paid, rounded; quartiles are interpolated between prices; null = none. */
  prices: z
    .strictObject({
      count: z.int().min(1),
      lowestMinor: Minor,
      lowerQuartileMinor: Minor,
      medianMinor: Minor,
      upperQuartileMinor: Minor,
      highestMinor: Minor,
    })
    .nullable(),
  /** Change of the price in a year, with its 95 % interval. */
  trend: z
    .strictObject({
      perYearBp: z.int(),
      lowBp: z.int(),
      highBp: z.int(),
      monthsCount: z.int().min(1).describe('Months with a price; their medians are the points'),
    })
    .nullable(),
  /** Suppliers that delivered, quoted or were awarded it in the 24 months before. */
  activeSuppliersCount: Count,
  /** Herfindahl-Hirschman index of the value bought in those months; 10,000 = one supplier. */
  concentration: z
    .strictObject({ hhi: BasisPoints, suppliersCount: z.int().min(1), valueMinor: Minor })
    .nullable(),
  /** Months that were dearer or cheaper than their year in every year known, two at least. */
  season: z
    .array(
      z.strictObject({ month: z.int().min(1).max(12), effectBp: z.int(), yearsCount: z.int() }),
    )
    .nullable(),
  /** Why something above is null. */
  unknown: z.array(
    z.strictObject({
      fact: z.enum(['prices', 'trend', 'concentration', 'season']),
      because: z.string(),
    }),
  ),
});
export type MarketFacts = z.infer<typeof MarketFacts>;
