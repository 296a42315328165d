import { z } from 'zod';
import {
  AMOUNT_MINOR_MAX,
  BasisPoints,
  Country,
  Currency,
  IsoDate,
  Moment,
  Text,
} from './values.ts';

/** UN/ECE Recommendation 20 codes that lines may be measured in. */
export const UNIT_CODES = ['C62', 'KGM', 'LTR', 'MTR', 'HUR', 'DAY', 'MON', 'PK', 'SET'] as const;
/** Incoterms 2020. */
export const INCOTERMS = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
] as const;
/** An early payment discount counts for payment within so many days of the invoice. */
export const EARLY_PAYMENT_DAYS = 10;
export const QUANTITY_MAX = 100_000_000;
export const LINES_MAX = 20;

export const Urgency = z.enum(['low', 'medium', 'high', 'critical']);
export const Incoterm = z.enum(INCOTERMS);

export const CLASSIFICATION_SCHEMES = ['CPV', 'UNSPSC'] as const;
/** A category code; CPV as `NNNNNNNN-C`, UNSPSC as 8 digits. Matched by prefix. */
export const Classification = z.strictObject({
  scheme: z.enum(CLASSIFICATION_SCHEMES),
  id: z.string().regex(/^\d{2,8}(-\d)?$/),
});

/** Wishes can be relaxed by name, one at a time; `mustHave` of a line never is. */
export const WISH_NAMES = [
  'countries',
  'certificates',
  'leadTimeDaysMax',
  'warrantyMonthsMin',
  'incoterms',
  'onTimeBpMin',
] as const;
export const WishName = z.enum(WISH_NAMES);
export const Wishes = z.strictObject({
  /** Of acceptable suppliers. */
  countries: z.array(Country).max(50).optional(),
  certificates: z.array(Text(60)).max(10).optional(),
  leadTimeDaysMax: z.int().min(1).max(730).optional(),
  warrantyMonthsMin: z.int().min(0).max(120).optional(),
  incoterms: z.array(Incoterm).max(11).optional(),
  onTimeBpMin: BasisPoints.optional(),
});

/** Relative weights of what matters, in basis points, adding up to 10,000. */
export const PrioritiesBp = z.strictObject({
  price: BasisPoints,
  delivery: BasisPoints,
  quality: BasisPoints,
  risk: BasisPoints,
});

export const RequisitionLine = z.strictObject({
  lineNo: z.int().min(1).max(LINES_MAX),
  /** Catalogue item, or null when only a description is known. */
  itemId: z.string().max(200).nullable(),
  description: Text(500),
  classification: Classification.nullable(),
  quantity: z.int().min(1).max(QUANTITY_MAX),
  unitCode: z.enum(UNIT_CODES),
  /** Hard requirements: certificates or features every supplier of the line must hold. */
  mustHave: z.array(Text(100)).max(10),
  /** False = no other item may stand in for it; absent = one may. */
  substitutesAllowed: z.boolean().optional(),
});

export const Requisition = z.strictObject({
  caseId: z.string().min(1).max(64),
  tenantId: z.string().min(1).max(64),
  title: Text(200),
  requestedBy: z.string().min(1).max(100),
  lines: z.array(RequisitionLine).min(1).max(LINES_MAX),
  budgetMinor: z.int().min(1).max(AMOUNT_MINOR_MAX),
  currency: Currency,
  needBy: IsoDate,
  urgency: Urgency,
  prioritiesBp: PrioritiesBp,
  wishes: Wishes,
  preferredSupplierIds: z.array(z.string().max(100)).max(20),
  excludedSupplierIds: z.array(z.string().max(100)).max(100),
  partialAllowed: z.boolean(),
  /** Why fewer bids than the policy asks for will do, in the requester's words; absent = not said. */
  singleSourceReason: Text(1_000).optional(),
  /** Who pays; approval rules may ask for it. */
  costCentre: Text(60).optional(),
  /** Named place of the incoterm, for the purchase order; absent = not said. */
  deliveryPlace: Text(200).optional(),
  /** Drives every simulated supplier of the case; the same seed gives the same outcome. */
  seed: z.int().min(0).max(2_147_483_647),
  /**
   * The buyer fixed the seed: neither advice from memory nor an earlier clearance is used, so that
   * the same request on the same day, catalogue and history comes to the same outcome.
   */
  repeatable: z.boolean(),
  openedAtMs: Moment,
});

const HOUR_MS = 3_600_000;
/** How long an order waits for its supplier where a case does not say it, in milliseconds. */
export const ORDER_TIMING = {
  remindMs: 48 * HOUR_MS,
  escalateMs: 96 * HOUR_MS,
  lapseMs: 336 * HOUR_MS,
} as const;

/** How long agents wait; all in milliseconds. */
export const Timing = z.strictObject({
  peerReminderMs: z.int().min(100),
  peerTimeoutMs: z.int().min(200),
  approvalTimeoutMs: z.int().min(200),
  caseDeadlineMs: z.int().min(1_000),
  /** Pause between negotiation rounds; 0 runs all rounds in one turn. */
  replyDelayMs: z.int().min(0).max(600_000),
  /**
   * How long a supplier may take to acknowledge an order, from its issue on: it is reminded, then a
   * person hears of it, then the order lapses; absent = see `ORDER_TIMING`.
   */
  order: z
    .strictObject({
      remindMs: z.int().min(100),
      escalateMs: z.int().min(100),
      lapseMs: z.int().min(100),
    })
    .optional(),
});

export type Urgency = z.infer<typeof Urgency>;
export type Incoterm = z.infer<typeof Incoterm>;
export type WishName = z.infer<typeof WishName>;
export type Wishes = z.infer<typeof Wishes>;
export type PrioritiesBp = z.infer<typeof PrioritiesBp>;
export type Classification = z.infer<typeof Classification>;
export type RequisitionLine = z.infer<typeof RequisitionLine>;
export type Requisition = z.infer<typeof Requisition>;
export type Timing = z.infer<typeof Timing>;
