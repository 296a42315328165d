import { z } from 'zod';
import { BasisPoints, Count, IsoDate, Moment, Sha256, Text } from './values.ts';

/** Formats that lists are loaded from; a list is named after its format unless told otherwise. */
export const LIST_SOURCES = [
  'ofac_sdn',
  'ofac_consolidated',
  'bis_dpl',
  'opensanctions_simple',
  'opensanctions_ftm',
  'own_block',
] as const;
export const ListSource = z.enum(LIST_SOURCES);
export type ListSource = z.infer<typeof ListSource>;

const Version = z.int().min(1);
export const ListDate = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/)
  .describe('Day of the list, or its month where no day is known');

/** A list version as everything that was compared with it names it. */
export const ScreenedList = z.object({
  listId: z.string(),
  title: z.string().describe('Says so when the list is a sample'),
  publisher: z.string(),
  version: Version,
  publishedOn: ListDate,
  sample: z.boolean(),
});
export type ScreenedList = z.infer<typeof ScreenedList>;

export const ListVersion = z.object({
  version: Version,
  publishedOn: ListDate,
  sample: z.boolean(),
  loadedAtMs: Moment,
  loadedBy: z.string(),
  files: z.array(z.string()),
  fileHash: z.string().describe('SHA-256 over the files'),
  partiesCount: Count,
  addedCount: Count,
  changedCount: Count,
  removedCount: Count,
});
export type ListVersion = z.infer<typeof ListVersion>;

export const ScreeningList = ScreenedList.extend({
  source: ListSource,
  versions: z.array(ListVersion).describe('Newest first; the first one is in use'),
});
export type ScreeningList = z.infer<typeof ScreeningList>;

const DiffedParty = z.object({ partyId: z.string(), name: z.string() });
export const ListDiff = z.object({
  listId: z.string(),
  from: Version,
  to: Version,
  addedCount: Count,
  changedCount: Count,
  removedCount: Count,
  added: z.array(DiffedParty),
  changed: z.array(DiffedParty.extend({ fields: z.array(z.string()) })),
  removed: z.array(DiffedParty),
});
export type ListDiff = z.infer<typeof ListDiff>;

export const MatchEvidence = z.object({
  kind: z.enum(['name_part', 'whole_name', 'country', 'identifier']),
  asked: z.string(),
  listed: z.string(),
  how: z.string(),
  scoreBp: z.int(),
});

const DECISION_SCOPES = ['supplier', 'name'] as const;
export const HitDecision = z.object({
  kind: z.enum(['cleared', 'confirmed']),
  scope: z
    .enum(DECISION_SCOPES)
    .describe('supplier = this supplier alone; name = every supplier of this name'),
  by: z.string(),
  atMs: Moment,
  reason: z.string(),
  until: IsoDate.nullable().describe(
    'Last day on which it is cleared; null = confirmed, which has no end',
  ),
});
export type HitDecision = z.infer<typeof HitDecision>;

/** Why a hit that was cleared is open again. */
const LAPSES = ['expired', 'listed_record_changed', 'supplier_changed'] as const;
export const Lapse = z.enum(LAPSES);
export type Lapse = z.infer<typeof Lapse>;

/** A supplier that resembles a listed party. */
export const ScreeningHit = z.object({
  hitId: z.string().describe('The same for this supplier and party in every version of the list'),
  supplierId: z.string(),
  supplierName: z.string(),
  listId: z.string(),
  listTitle: z.string(),
  listVersion: Version,
  listPublishedOn: ListDate,
  sample: z.boolean(),
  partyId: z.string(),
  listedName: z.string(),
  askedName: z.string(),
  scoreBp: BasisPoints,
  level: z.enum(['review', 'block']),
  countries: z.array(z.string()),
  programmes: z.array(z.string()),
  topics: z.array(z.string()),
  remarks: z.string(),
  evidence: z.array(MatchEvidence),
  recordHash: z.string().describe('SHA-256 of the listed record; a decision is about exactly this'),
  state: z.enum(['open', 'cleared', 'confirmed']),
  decision: HitDecision.nullable().describe('The one that holds; null = a person has to decide'),
  lapsed: HitDecision.extend({ because: Lapse })
    .nullable()
    .describe('The last decision that cleared it, when it does not hold any more'),
});
export type ScreeningHit = z.infer<typeof ScreeningHit>;

/** What screening says of one supplier; no lists means that nobody looked anywhere. */
export const SupplierScreening = z.object({
  supplierId: z.string(),
  supplierName: z.string(),
  screenedAtMs: Moment,
  lists: z.array(ScreenedList),
  reviewAtBp: BasisPoints,
  blockAtBp: BasisPoints,
  hits: z.array(ScreeningHit),
});
export type SupplierScreening = z.infer<typeof SupplierScreening>;

/** A hit as lists show it. */
export const SeenHit = ScreeningHit.extend({
  firstSeenAtMs: Moment.describe('When the supplier first resembled the party'),
});
export type SeenHit = z.infer<typeof SeenHit>;

/** One comparison of a supplier with lists, as it was made. */
export const ScreeningRun = SupplierScreening.pick({
  screenedAtMs: true,
  lists: true,
  reviewAtBp: true,
  blockAtBp: true,
}).extend({
  runId: z.string(),
  subject: z.unknown().describe('Name, aliases, country and identifiers as they were'),
  hits: z.array(ScreeningHit.pick({ hitId: true, scoreBp: true, level: true, state: true })),
});
export type ScreeningRun = z.infer<typeof ScreeningRun>;

const REASON_LENGTH_MAX = 2_000;
/** Long enough that "ok" or a ticket number alone is none. */
const CLEARED_REASON_LENGTH_MIN = 20;
const RecordHash = Sha256.optional().describe(
  'recordHash of the hit as it was shown; refused when it is another one now',
);

export const HitDecisionRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('clear'),
    reason: Text(REASON_LENGTH_MAX, CLEARED_REASON_LENGTH_MIN),
    scope: z.enum(DECISION_SCOPES).default('supplier'),
    until: IsoDate.optional().describe('Last day; a year from now unless told otherwise'),
    recordHash: RecordHash,
  }),
  z.strictObject({
    kind: z.literal('confirm'),
    reason: Text(REASON_LENGTH_MAX),
    recordHash: RecordHash,
  }),
]);
export type HitDecisionRequest = z.infer<typeof HitDecisionRequest>;
