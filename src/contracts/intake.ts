import { z } from 'zod';
import { LineRequest, ProcurementRequest } from './http.ts';
import { LINES_MAX } from './procurement.ts';
import { BasisPoints, Count, IsoDate, Text } from './values.ts';

/** How a request comes in that nobody typed into the form: words, a file, or a preset. */
const DRAFT_TEXT_MAX = 20_000;
export const DraftRequest = z.strictObject({
  text: Text(DRAFT_TEXT_MAX).describe('The request in words, such as an e-mail'),
});

/** What of the form a text gave; what it did not say is absent and asked for, never guessed. */
export const DraftedLine = z.strictObject({
  ...LineRequest.shape,
  quantity: LineRequest.shape.quantity.optional(),
  unitCode: LineRequest.shape.unitCode.optional(),
});
export const DraftedRequest = ProcurementRequest.omit({ seed: true, lines: true, budget: true })
  .partial()
  .extend({
    lines: z.array(DraftedLine).max(LINES_MAX).optional(),
    budget: ProcurementRequest.shape.budget.partial().optional(),
  });

export const RequestDraft = z.strictObject({
  request: DraftedRequest.describe('For confirmation; nothing is opened'),
  understood: z
    .array(
      z.strictObject({
        field: z.string().describe('Path in the request, dots and zero-based indexes'),
        from: z.string().describe('The words of the text that it was read from'),
        because: z.string(),
      }),
    )
    .describe('In the order of the text'),
  questions: z
    .array(z.strictObject({ field: z.string(), question: z.string() }))
    .describe('What is missing or may be meant otherwise; none = ready to be checked'),
  confidenceBp: BasisPoints.describe('Share of what the form needs that was found'),
});

/** Columns that a file of lines may have, in any order; which must be there says docs/intake.md. */
export const LINE_COLUMNS = [
  'requisition_no',
  'line_no',
  'description',
  'classification_scheme',
  'classification_id',
  'quantity',
  'unit_code',
  'est_unit_price',
  'currency',
  'need_by',
  'delivery_place',
  'cost_center',
  'must_have',
] as const;

export const RejectedCell = z.strictObject({
  row: Count.describe('As spreadsheets count: the header is row 1'),
  column: z.string(),
  reason: z.string(),
});

export const UploadedLines = z.strictObject({
  requisitionNo: z.string().nullable(),
  lines: z.array(LineRequest),
  request: ProcurementRequest.pick({ budget: true, needBy: true })
    .partial()
    .describe('What the file says of the request as a whole; the budget is the sum of estimates'),
  costCentre: z.string().nullable(),
  deliveryPlace: z.string().nullable(),
  rejected: z.array(RejectedCell),
  notes: z.array(z.string()).describe('What was understood in a special way'),
});

export const RequestPreset = z.strictObject({
  name: z.string(),
  about: z.string(),
  request: ProcurementRequest.describe('As it could be posted now'),
  needBy: IsoDate,
});

export type DraftedLine = z.infer<typeof DraftedLine>;
export type DraftedRequest = z.infer<typeof DraftedRequest>;
export type RequestDraft = z.infer<typeof RequestDraft>;
export type RejectedCell = z.infer<typeof RejectedCell>;
export type UploadedLines = z.infer<typeof UploadedLines>;
export type RequestPreset = z.infer<typeof RequestPreset>;
