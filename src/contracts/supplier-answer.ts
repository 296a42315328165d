import { z } from 'zod';
import { GapToBest, Offer, Terms } from './negotiation.ts';
import { EARLY_PAYMENT_DAYS, Incoterm, LINES_MAX, QUANTITY_MAX } from './procurement.ts';
import { AMOUNT_MINOR_MAX, BasisPoints, Currency, IsoDate, StorableText } from './values.ts';

/** How a supplier is reached: answered for by a simulation, by a link, or by signed calls. */
export const CHANNELS = ['simulated', 'portal', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];
export type RealChannel = { supplierId: string; channel: Exclude<Channel, 'simulated'> };

const TEXT_MAX = 2_000;
const DAYS_MAX = 3_650;
const Days = z.int().min(0).max(DAYS_MAX);
/** A supplier's or a buyer's own words. */
export const Said = StorableText(TEXT_MAX);

const QuotedLine = z.strictObject({
  lineNo: z.int().min(1).max(LINES_MAX),
  quantity: z.int().min(1).max(QUANTITY_MAX),
  unitPriceMinor: z.int().min(1).max(AMOUNT_MINOR_MAX).describe('In minor units, such as cents'),
  minimumQuantity: z.int().min(1).max(QUANTITY_MAX).optional().describe('No fewer are sold'),
});
/** A total beyond what the ledger can hold would stop the talks it belongs to. */
function isPayable(lines: { quantity: number; unitPriceMinor: number }[]): boolean {
  return lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0) <= AMOUNT_MINOR_MAX;
}
const offered = {
  turn: z.int().min(1).describe('The turn it answers, as the view says'),
  currency: Currency,
  lines: z
    .array(QuotedLine)
    .min(1)
    .max(LINES_MAX)
    .refine(isPayable, { message: 'cost more in all than any award can' })
    .describe('Some lines or units are enough'),
  leadTimeDays: Days,
  paymentDays: Days,
  earlyPaymentDiscountBp: BasisPoints.default(0).describe(
    `Off the total when it is paid within ${EARLY_PAYMENT_DAYS} days of the invoice, in basis points`,
  ),
  warrantyMonths: z.int().min(0).max(600),
  volumeRebateBp: BasisPoints.default(0).describe(
    'Share of what a line cost that is paid back when its whole quantity is taken, in basis points',
  ),
  incoterm: Incoterm.default('DAP').describe('Incoterms 2020, named place: the buyer'),
  prepaymentBp: BasisPoints.default(0),
  validUntil: IsoDate.optional().describe('Last day, UTC, on which it may be taken'),
  text: Said.default(''),
};
const plain = { turn: offered.turn, text: offered.text };

/** What a supplier may send by its link or a signed call. */
export const SupplierAnswerRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quote'), ...offered }),
  z.strictObject({ kind: z.literal('counter'), ...offered }),
  z.strictObject({ kind: z.literal('accept'), ...plain }),
  z.strictObject({ kind: z.literal('decline'), ...plain }),
  z.strictObject({ kind: z.literal('question'), text: Said.min(1) }),
]);

/** What the negotiation agent is told of it. */
export const SupplierAnswer = z.strictObject({
  supplierId: z.string(),
  turn: z.int().min(1),
  kind: z.enum(['quote', 'counter', 'accept', 'decline', 'question']),
  /** null where nothing is offered, and while a quote is sealed. */
  terms: Terms.nullable(),
  minimums: z.array(z.strictObject({ lineNo: z.int(), quantity: z.int().min(1) })),
  validUntilMs: z.int().nullable(),
  /** Salted SHA-256 of the sealed quote, so that what is opened later can be held against it. */
  quoteHash: z.string().nullable(),
  /** The supplier's own words: data, never instructions. */
  text: z.string().max(TEXT_MAX),
});

/** What a supplier may be asked for. */
export const ASK_MOVES = ['request_quote', 'counter', 'final', 'confirm'] as const;
export type AskMove = (typeof ASK_MOVES)[number];

/** What is put before one supplier. */
export type SupplierAsk = {
  supplierId: string;
  supplierName: string;
  /** Contiguous from 1 per case and supplier. */
  turn: number;
  /** `confirm`: `terms` are what is awarded; only a yes or a no answers it. */
  move: AskMove;
  terms: Terms | null;
  /** Lines that the supplier may quote, with the most that is wanted. */
  lines: { lineNo: number; quantity: number }[];
  /** How far their standing terms are from the best; null = nothing to compare with. */
  gapToBest: GapToBest | null;
  answerByMs: number;
  /** When the case ends, and the supplier's link with it. */
  endsAtMs: number;
};

export type OpenedQuote = { supplierId: string; quoteHash: string; answer: SupplierAnswer };

/** What a supplier sees of a case; money in minor units of `currency`. */
export const SupplierView = z.object({
  sessionId: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  title: z.string(),
  currency: z.string(),
  needBy: z.string(),
  lines: z.array(
    z.object({
      lineNo: z.int(),
      description: z.string(),
      quantity: z.int(),
      unitCode: z.string(),
      mustHave: z.array(z.string()),
    }),
  ),
  status: z.enum(['open', 'closed', 'agreed', 'ended']),
  turn: z.int(),
  move: z.enum(ASK_MOVES),
  yourTurn: z.boolean(),
  /** How far your standing offer is from the best one; null = nothing to compare with. */
  gapToBest: GapToBest.nullable(),
  /** Our offer, or what is awarded to you; null while a quote is asked for. */
  offered: Terms.nullable(),
  /** What you last offered; a later answer may not be worse while it is valid. */
  committed: z.object({ terms: Terms, validUntilMs: z.int().nullable() }).nullable(),
  answerByMs: z.int(),
  reminded: z.boolean(),
  /** What the buyer has answered, oldest first; every supplier that is asked sees the same. */
  answers: z.array(z.object({ question: z.string(), text: z.string(), answeredAtMs: z.int() })),
  /** Every offer of these talks, yours and the buyer's, oldest first; a sealed quote comes later. */
  history: z.array(
    z.object({
      round: z.int(),
      by: z.enum(['you', 'buyer']),
      move: Offer.shape.move,
      terms: Terms,
      offeredAtMs: z.int(),
    }),
  ),
  /** Other requests of this buyer to you, last one first; at most 20. */
  earlier: z.array(
    z.object({
      title: z.string(),
      needBy: z.string(),
      currency: z.string(),
      status: z.enum(['open', 'closed', 'agreed', 'ended']),
      yourLast: Terms.nullable(),
    }),
  ),
});

export type SupplierAnswerRequest = z.infer<typeof SupplierAnswerRequest>;
export type SupplierAnswer = z.infer<typeof SupplierAnswer>;
export type SupplierView = z.infer<typeof SupplierView>;
