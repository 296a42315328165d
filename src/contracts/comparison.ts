import { z } from 'zod';
import { OfferLine, Terms } from './negotiation.ts';
import { Urgency } from './procurement.ts';
import { Clearance } from './supplier.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor, Moment } from './values.ts';

/** The comparison of a case, lines × suppliers. What is not known is null, with the reason beside it. */

/** Ways to award what is on the table; the same offers, other winners. */
export const AWARD_SCENARIOS = [
  'as_agreed',
  'cheapest_single',
  'cheapest_by_line',
  'best_score',
  'max_two_winners',
] as const;
export const AwardScenarioName = z.enum(AWARD_SCENARIOS);

/** One step from a price to the adjusted price; what makes an offer better is negative. */
export const PriceStep = z.strictObject({
  label: z.string(),
  amountMinor: z.int().describe('Minor units, signed'),
  because: z.string(),
  learnt: z
    .literal(true)
    .optional()
    .describe('It rests on what memory expects; absent = it does not'),
});
/** An offer for a line with what it lacks counted in; its steps add up to the total exactly. */
export const AdjustedPrice = z.strictObject({
  totalMinor: Minor.describe('For the whole quantity offered; only compared, never paid'),
  unitPriceMinor: Minor,
  steps: z.array(PriceStep),
});

const Amount = z.strictObject({ unitPriceMinor: Minor, totalMinor: Minor, offeredAtMs: Moment });

export const ComparisonQuote = z.strictObject({
  quantity: Count.describe('Offered, which may be less than wanted'),
  unitPriceMinor: Minor.describe('Of the last offer'),
  totalMinor: Minor,
  first: Amount.describe('The first quote'),
  last: Amount.describe('The last offer, or what was agreed'),
  round: Count,
  agreed: z.boolean().describe('Both sides said yes to exactly these terms'),
  cannotWin: z.string().nullable().describe('Why it cannot be awarded; null = it can'),
  terms: Terms.omit({ lines: true }),
  deliveredOn: IsoDate.describe('When ordered on the day of the comparison'),
  inTime: z.boolean().describe('By the need-by date'),
});

const ComparisonLimits = z.strictObject({
  targetUnitPriceMinor: Minor,
  walkAwayUnitPriceMinor: Minor,
  mandateVersion: z.int(),
});

export const ComparisonCell = z.strictObject({
  lineNo: z.int(),
  supplierId: z.string(),
  quote: ComparisonQuote.nullable(),
  missing: z.string().nullable().describe('Why there is no quote; null = there is one'),
  adjusted: AdjustedPrice.nullable(),
  limits: ComparisonLimits.nullable().describe('Null also for who may not see them'),
  isBest: z.strictObject({ price: z.boolean(), date: z.boolean(), adjusted: z.boolean() }),
  fromBest: z
    .strictObject({
      unitPriceMinor: z.int(),
      priceBp: z.int().describe('Share of the best unit price, rounded half up'),
      leadTimeDays: z.int(),
      adjustedUnitPriceMinor: z.int().nullable(),
      adjustedBp: z.int().nullable(),
    })
    .nullable()
    .describe('How much more than the best of the line; negative where it cannot be awarded'),
  wins: z.boolean().describe('Gets at least a part of the line in the scenario asked for'),
});

export const ComparisonLine = z.strictObject({
  lineNo: z.int(),
  description: z.string(),
  itemId: z.string().nullable(),
  quantity: z.int(),
  unitCode: z.string(),
  quotesCount: Count,
});

export const ComparisonSupplier = z.strictObject({
  supplierId: z.string(),
  supplierName: z.string(),
  country: z.string().nullable(),
  rank: z
    .int()
    .nullable()
    .describe(
      '1 = covers most of what is wanted, then the lowest adjusted total; null = cannot be awarded',
    ),
  clearance: Clearance.pick({ verdict: true, conditions: true })
    .extend({ riskBp: BasisPoints.nullable() })
    .nullable(),
  clearanceMissing: z.string().nullable(),
  linesCount: Count.describe('Lines it offers'),
  totalMinor: Minor.nullable().describe('Its last prices of all lines it offers'),
  doorTotalMinor: Minor.nullable().describe("The same at the buyer's door"),
  adjustedTotalMinor: Minor.nullable(),
  scoreBp: BasisPoints.nullable().describe(
    'Utility by the priorities; null also for who may not see limits',
  ),
  onTimeBp: BasisPoints.nullable(),
});

export const ScenarioWinner = z.strictObject({
  lineNo: z.int(),
  supplierId: z.string(),
  quantity: OfferLine.shape.quantity,
  unitPriceMinor: OfferLine.shape.unitPriceMinor,
  totalMinor: Minor.describe("Of the quantity, at the buyer's door"),
});
export const AwardScenario = z.strictObject({
  name: AwardScenarioName,
  title: z.string(),
  totalMinor: Minor.nullable().describe("At the buyer's door; null = not possible"),
  deltaMinor: z.int().nullable().describe('Against as_agreed; null = one of the two is not there'),
  winners: z.array(ScenarioWinner),
  suppliersCount: Count,
  shortfall: z.array(z.strictObject({ lineNo: z.int(), missingUnits: z.int().min(1) })),
  overBudget: z.boolean(),
  because: z.string(),
});

export const Comparison = z.strictObject({
  caseId: z.string(),
  title: z.string(),
  currency: Currency,
  budgetMinor: Minor,
  needBy: IsoDate,
  urgency: Urgency,
  prioritiesBp: z.strictObject({
    price: BasisPoints,
    delivery: BasisPoints,
    quality: BasisPoints,
    risk: BasisPoints,
  }),
  prioritiesFrom: z.enum(['request', 'asked']).describe('Whose weights these are'),
  limitsShown: z.boolean().describe('Whether the caller may see targets and walk-away prices'),
  scenario: AwardScenarioName.describe('Whose winners are marked'),
  lines: z.array(ComparisonLine),
  suppliers: z.array(ComparisonSupplier).describe('By rank; those without an offer last'),
  cells: z.array(ComparisonCell).describe('Every line with every supplier, in their order'),
  scenarios: z.array(AwardScenario),
  comparedAtMs: Moment,
});

export type AwardScenarioName = z.infer<typeof AwardScenarioName>;
export type PriceStep = z.infer<typeof PriceStep>;
export type AdjustedPrice = z.infer<typeof AdjustedPrice>;
export type ComparisonQuote = z.infer<typeof ComparisonQuote>;
export type ComparisonCell = z.infer<typeof ComparisonCell>;
export type ComparisonLine = z.infer<typeof ComparisonLine>;
export type ComparisonSupplier = z.infer<typeof ComparisonSupplier>;
export type ScenarioWinner = z.infer<typeof ScenarioWinner>;
export type AwardScenario = z.infer<typeof AwardScenario>;
export type Comparison = z.infer<typeof Comparison>;
