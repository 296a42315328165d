import { z } from 'zod';
import { Incoterm } from './procurement.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor } from './values.ts';

/** An open agreement about one item: a supplier's price for a time, up to a quantity. */
export const Agreement = z.strictObject({
  agreementId: z.string(),
  title: z.string(),
  supplierId: z.string(),
  itemId: z.string(),
  unitPriceMinor: Minor,
  currency: Currency,
  validFrom: IsoDate,
  /** The last day on which it may be called. */
  validTo: IsoDate,
  /** Most units in all; null = no limit. */
  quantityMax: z.int().min(1).nullable(),
  /** Units of awards that were counted against it. */
  quantityCalled: Count,
  incoterm: Incoterm.nullable(),
  leadTimeDays: Count.nullable(),
});

/** What an agreement means for one line of a case. */
export const AgreementAdvice = z.strictObject({
  lineNo: z.int(),
  agreementId: z.string(),
  supplierId: z.string(),
  unitPriceMinor: Minor,
  /** null = no limit. */
  quantityLeft: Count.nullable(),
  /** Whether the whole line can be called at its price. */
  covers: z.boolean(),
  because: z.string(),
});

/** One supplier without history that could have taken a seat of a shortlist. */
const Newcomer = z.strictObject({
  supplierId: z.string(),
  scoreBp: BasisPoints,
  /** The chance it had to be drawn for the weakest seat, before the draw. */
  propensityBp: z.int().min(1).max(10_000),
});

/** Whether and why a shortlist tries somebody new, with all that is needed to judge it later. */
export const Exploration = z.strictObject({
  /** Chances are of this share of eligible cases; the rest kept the seats as they were. */
  shareBp: BasisPoints,
  invited: z.array(Newcomer.extend({ displacedId: z.string(), scoreGapBp: BasisPoints })),
  eligible: z.array(Newcomer).max(50),
  /** The most that it can cost, in words. */
  costBound: z.string(),
  because: z.string(),
});

/** Earlier dealings of the tenant that bear on a search; read from what it keeps. */
export const SourcingFacts = z.strictObject({
  /** Who supplied the item of a line before, the last time last. */
  incumbents: z.array(
    z.strictObject({ lineNo: z.int(), supplierId: z.string(), lastOn: IsoDate, timesCount: Count }),
  ),
  /** Open on the day of the case for items of its lines, in its currency. */
  agreements: z.array(Agreement),
  /** Who has the item of a line, but not in the currency of the case. */
  elsewhere: z.array(
    z.strictObject({ lineNo: z.int(), currency: Currency, suppliersCount: Count }),
  ),
});

export type Agreement = z.infer<typeof Agreement>;
export type AgreementAdvice = z.infer<typeof AgreementAdvice>;
export type Exploration = z.infer<typeof Exploration>;
export type SourcingFacts = z.infer<typeof SourcingFacts>;
