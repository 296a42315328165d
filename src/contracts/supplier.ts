import { z } from 'zod';
import { ScreenedList, ScreeningHit } from './screening.ts';
import { Incoterm, WishName } from './procurement.ts';
import { BasisPoints, IsoDate, Minor } from './values.ts';
import { RiskFactorName } from './risk-rules.ts';

/** A supplier that is not active is never cleared, whatever its score. */
export const SUPPLIER_STATUSES = ['active', 'on_hold', 'blocked'] as const;
export const SupplierStatus = z.enum(SUPPLIER_STATUSES);

/** What a supplier offers for one requisition line, from the catalogue. */
export const CandidateLine = z.strictObject({
  lineNo: z.int(),
  itemId: z.string(),
  listUnitPriceMinor: z.int().min(1),
  leadTimeDays: z.int().min(0),
  minimumOrderQuantity: z.int().min(0),
  /** Units deliverable by the need-by date; null = not stated, taken as enough. */
  capacityUnits: z.int().min(0).nullable(),
  /** Item that this one stands in for; absent = it is what the line asks for. */
  substituteFor: z.string().optional(),
  /** The open agreement whose price `listUnitPriceMinor` is; absent = a list price. */
  agreementId: z.string().optional(),
});

/** One visible row of a ranking: contribution = score x weight. */
export const ScoreFactor = z.strictObject({
  name: z.string(),
  scoreBp: BasisPoints,
  weightBp: BasisPoints,
  because: z.string(),
});

export const VERDICTS = [
  'auto_approve',
  'conditional_approval',
  'escalate_for_review',
  'refusal',
] as const;
export const Verdict = z.enum(VERDICTS);

/** A clearance that compliance gave earlier and that is still valid. */
export const Clearance = z.strictObject({
  verdict: Verdict,
  riskBp: BasisPoints,
  conditions: z.array(z.string()),
  validUntilMs: z.int(),
});

export const Candidate = z.strictObject({
  supplierId: z.string(),
  supplierName: z.string(),
  country: z.string().nullable(),
  lines: z.array(CandidateLine).min(1),
  currency: z.string(),
  incoterm: Incoterm.nullable(),
  paymentDays: z.int().min(0),
  warrantyMonths: z.int().min(0),
  certificates: z.array(z.string()),
  /** Share of past deliveries on time; null = no delivery known. */
  onTimeBp: BasisPoints.nullable(),
  deliveriesCount: z.int().min(0),
  scoreBp: BasisPoints,
  factors: z.array(ScoreFactor),
  clearance: Clearance.nullable(),
  /** Why it was asked beyond its score; absent = for its score alone. */
  incumbent: z.string().optional(),
  exploration: z.string().optional(),
  /** What memory changed of its place; absent = nothing. */
  advice: z.string().optional(),
  /**
   * What memory expects its late deliveries and rejects to cost on top of its price, in basis points of
   * it; bids are compared with it, never paid by it. Absent = memory was not asked.
   */
  expectedLossBp: BasisPoints.optional(),
});

export const SOURCING_STRATEGIES = ['specialised', 'fast_delivery', 'budget'] as const;
export const SourcingStrategy = z.enum(SOURCING_STRATEGIES);

/** What one wish keeps out, and how many suppliers giving it up would bring. */
export const Relaxation = z.strictObject({
  wish: WishName,
  excludedCount: z.int().min(0),
  bringsCount: z.int().min(0),
});

const OBSTACLE_KINDS = [
  'wish',
  'must_have',
  'need_by',
  'excluded',
  'minimum_order',
  'capacity',
  'currency',
  'unit',
] as const;

/** Something that keeps suppliers out of a case, and how many. */
export const Obstacle = z.strictObject({
  kind: z.enum(OBSTACLE_KINDS),
  /** The wish, certificate, currency or unit; what a person would change. */
  name: z.string(),
  excludedCount: z.int().min(0),
});

/** What giving up one or two obstacles would bring. */
export const Relief = z.strictObject({
  giveUp: z
    .array(Obstacle.pick({ kind: true, name: true }))
    .min(1)
    .max(2),
  bringsCount: z.int().min(1),
  /** List prices of whole lines, the cheapest of those brought; null when none serves them all. */
  bestTotalMinor: Minor.nullable(),
  /** Against the cheapest who fits today; null when nobody fits, negative when dearer. */
  savesMinor: z.int().nullable(),
  leadTimeDays: z.int().min(0),
  /** Against the fastest who fits today. */
  soonerDays: z.int().nullable(),
  /** What it costs to give up: one wish = 1, one hard requirement = 3. */
  cost: z.int().min(1),
});

/** What a search that found too few advises, best relief for its cost first. */
export const ShortageAdvice = z.strictObject({
  obstacles: z.array(Obstacle).max(20),
  reliefs: z.array(Relief).max(10),
});

export const LineMarket = z.strictObject({
  lineNo: z.int(),
  suppliersCount: z.int().min(0),
  /** List prices of all suppliers that carry the line; null when nobody does. */
  lowestUnitPriceMinor: Minor.nullable(),
  medianUnitPriceMinor: Minor.nullable(),
  highestUnitPriceMinor: Minor.nullable(),
  /** (highest - lowest) / median, in basis points, capped at 10,000. */
  spreadBp: BasisPoints.nullable(),
  /** Sum of stated capacities; null when nobody states one. */
  capacityUnits: z.int().min(0).nullable(),
  /** Median of past prices paid, and how many; the savings baseline when known. */
  pastUnitPriceMinor: Minor.nullable(),
  pastPricesCount: z.int().min(0),
});
export const Market = z.strictObject({
  lines: z.array(LineMarket),
  suppliersCount: z.int().min(0),
  /** One supplier = sole, up to three = thin, else competitive; nobody = empty. */
  competition: z.enum(['empty', 'sole', 'thin', 'competitive']),
});

/** One factor of a risk assessment; `riskBp` null = unknown, never "low". */
export const RiskFactorScore = z.strictObject({
  name: RiskFactorName,
  riskBp: BasisPoints.nullable(),
  /** The risk if what is missing were as bad as can be; absent = `riskBp`, or 10,000 for unknown. */
  riskUpToBp: BasisPoints.optional(),
  weightBp: BasisPoints,
  /** Share of the factor's inputs that were known. */
  coverageBp: BasisPoints,
  evidence: z.array(z.string()),
});

export const PaperMissing = z.strictObject({
  name: z.string(),
  why: z.enum(['missing', 'expired']),
  /** Its last day; null = never had. */
  since: IsoDate.nullable(),
});

export const Assessment = z.strictObject({
  supplierId: z.string(),
  supplierName: z.string(),
  /** 0 = no risk seen, 10,000 = worst; null when coverage is too low to say. */
  riskBp: BasisPoints.nullable(),
  /** With every unknown counted as the worst; nothing is cleared above it. Absent = `riskBp`. */
  riskUpToBp: BasisPoints.optional(),
  coverageBp: BasisPoints,
  /** From coverage and sample size. */
  confidenceBp: BasisPoints,
  factors: z.array(RiskFactorScore),
  /** Reasons that forbid the supplier whatever the score, such as a block listing. */
  hardStops: z.array(z.string()),
  /** Why a person must look whatever the score, such as a name like a listed one. */
  reviewReasons: z.array(z.string()).optional(),
  /** Conditions that come along whatever the score, such as a poor standing. */
  warnings: z.array(z.string()).optional(),
  /** Required certificates that do not hold now. */
  papersMissing: z.array(PaperMissing).optional(),
  /** The lists that its name was compared with, and what was found; absent = nobody looked. */
  screening: z
    .strictObject({
      screenedAtMs: z.int(),
      lists: z.array(ScreenedList),
      hits: z.array(
        ScreeningHit.pick({
          hitId: true,
          listId: true,
          listTitle: true,
          listVersion: true,
          listPublishedOn: true,
          partyId: true,
          listedName: true,
          scoreBp: true,
          level: true,
          state: true,
        }),
      ),
    })
    .optional(),
  /** When the first paper that counted here runs out, epoch milliseconds; null or absent = never. */
  recheckAtMs: z.int().nullable().optional(),
});

export type SupplierStatus = z.infer<typeof SupplierStatus>;
export type CandidateLine = z.infer<typeof CandidateLine>;
export type ScoreFactor = z.infer<typeof ScoreFactor>;
export type Verdict = z.infer<typeof Verdict>;
export type Clearance = z.infer<typeof Clearance>;
export type Candidate = z.infer<typeof Candidate>;
export type SourcingStrategy = z.infer<typeof SourcingStrategy>;
export type Relaxation = z.infer<typeof Relaxation>;
export type Obstacle = z.infer<typeof Obstacle>;
export type Relief = z.infer<typeof Relief>;
export type ShortageAdvice = z.infer<typeof ShortageAdvice>;
export type LineMarket = z.infer<typeof LineMarket>;
export type Market = z.infer<typeof Market>;
export type { RiskFactorName };
export type RiskFactorScore = z.infer<typeof RiskFactorScore>;
export type PaperMissing = z.infer<typeof PaperMissing>;
export type Assessment = z.infer<typeof Assessment>;
