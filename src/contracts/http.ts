import { z } from 'zod';
import {
  Classification,
  LINES_MAX,
  QUANTITY_MAX,
  UNIT_CODES,
  Urgency,
  Wishes,
} from './procurement.ts';
import { AMOUNT_MINOR_MAX, Currency, IsoDate, StorableText, Text } from './values.ts';
import { Approach } from './negotiation.ts';
import { AgentRole } from './roles.ts';
import { errorFate } from './errors.ts';

export const API_ROLES = [
  'requester',
  'buyer',
  'approver',
  'compliance_officer',
  'auditor',
  'administrator',
] as const;
export const ApiRole = z.enum(API_ROLES);
export type ApiRole = z.infer<typeof ApiRole>;

const Priority = z.number().min(0).max(100);
const Priorities = z
  .strictObject({ price: Priority, delivery: Priority, quality: Priority, risk: Priority })
  .refine((it) => it.price + it.delivery + it.quality + it.risk > 0, {
    message: 'at least one must be above 0',
  })
  .describe('Weights of any size, 0 to 100; only their proportions count');

export const LineRequest = z
  .strictObject({
    item: Text(200).optional().describe('Id or exact description of a catalogue item'),
    description: Text(500).optional().describe('What is needed, in words'),
    classification: Classification.optional(),
    quantity: z.int().min(1).max(QUANTITY_MAX),
    unitCode: z.enum(UNIT_CODES).describe('UN/ECE Recommendation 20'),
    mustHave: z
      .array(Text(100))
      .max(10)
      .optional()
      .describe('Certificates or features, never relaxed'),
    substitutesAllowed: z
      .boolean()
      .optional()
      .describe('False: no item that may stand in for it counts; true when left out'),
  })
  .refine((it) => it.item !== undefined || it.description !== undefined, {
    message: 'name an item or describe what is needed',
  });

export const ProcurementRequest = z.strictObject({
  title: Text(200),
  lines: z.array(LineRequest).min(1).max(LINES_MAX),
  budget: z.strictObject({
    amountMinor: z.int().min(1).max(AMOUNT_MINOR_MAX).describe('In minor units, such as cents'),
    currency: Currency,
  }),
  needBy: IsoDate,
  urgency: Urgency,
  priorities: Priorities.optional(),
  preferences: z
    .strictObject({
      ...Wishes.shape,
      preferredSupplierIds: z.array(Text(100)).max(20).optional(),
      excludedSupplierIds: z.array(Text(100)).max(100).optional(),
      partialAllowed: z.boolean().optional(),
    })
    .optional(),
  singleSourceReason: Text(1_000).optional().describe('Why fewer bids than policy wants will do'),
  costCentre: Text(60).optional().describe('Who pays; approval rules may ask for it'),
  deliveryPlace: Text(200)
    .optional()
    .describe('Named place of the incoterm, as the purchase order will say it'),
  seed: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .optional()
    .describe('Same seed, same simulated suppliers'),
});
export type ProcurementRequest = z.infer<typeof ProcurementRequest>;

const Reason = Text(1_000);
const isSome = (changes: object): boolean => Object.values(changes).some((it) => it !== undefined);
export const CommandRequest = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('pause'), because: Reason }),
  z.strictObject({ command: z.literal('resume'), because: Reason }),
  z.strictObject({ command: z.literal('abort'), because: Reason }),
  z.strictObject({
    command: z.literal('inject'),
    to: AgentRole,
    note: Text(2_000),
    excludeSupplierIds: z.array(Text(100)).max(100).optional(),
    approach: Approach.optional(),
  }),
  z
    .strictObject({
      command: z.literal('modify'),
      because: Reason,
      budgetMinor: z.int().min(1).max(AMOUNT_MINOR_MAX).optional(),
      needBy: IsoDate.optional(),
      wishes: Wishes.optional().describe('Replace all earlier wishes'),
      priorities: Priorities.optional(),
    })
    .refine(({ command: _command, because: _because, ...changes }) => isSome(changes), {
      message: 'say what to change: budgetMinor, needBy, wishes or priorities',
    }),
]);
export type CommandRequest = z.infer<typeof CommandRequest>;

export const OutcomeRequest = z.strictObject({
  lineNo: z.int().min(1).max(LINES_MAX),
  supplierId: Text(100),
  receivedOn: IsoDate,
  receivedQuantity: z
    .int()
    .min(0)
    .max(QUANTITY_MAX)
    .describe('All that has come so far; a later report with more tells of a further part'),
  rejectedQuantity: z.int().min(0).max(QUANTITY_MAX).nullable().default(null),
  notes: StorableText(2_000).default(''),
});

export const KeyRequest = z.strictObject({ role: ApiRole, name: Text(100) });

/** RFC 9457, with our stable code and the fields that are wrong. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(errorFate) as [keyof typeof errorFate]),
  instance: z.string(),
  retry: z.boolean().describe('Whether the same call may succeed later'),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});
