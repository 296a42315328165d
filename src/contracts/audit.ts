import { z } from 'zod';

/** What the API answers about the audit trail. Moments in epoch milliseconds. */
const Hash = z.string().regex(/^[\da-f]{64}$/);
const Sequence = z.int().min(1);

export const AuditEventAnswer = z.object({
  tenantId: z.string(),
  sequence: Sequence,
  atMs: z.int(),
  actor: z.string().describe('An agent, person:<key id>, supplier:<id>, a name, or system'),
  action: z.string(),
  caseId: z.string().nullable(),
  subject: z.string().describe('Table of the row it tells of'),
  subjectKey: z.string().describe('Key of that row, JSON'),
  covers: z.array(z.string()).describe('Columns whose content it vouches for'),
  contentHash: Hash,
  body: z.string().nullable().describe('What changed, JSON, for rows that may change again'),
  previousHash: Hash,
  hash: Hash,
});

const AuditHead = z.object({ sequence: z.int().min(0), hash: Hash });

export const AuditVerificationAnswer = z.object({
  tenantId: z.string(),
  eventsCount: z.int().min(0),
  head: AuditHead,
  earlierRowsCount: z.int().min(0).describe('Rows from before the trail began'),
  finding: z
    .object({ kind: z.string(), sequence: z.int().nullable(), because: z.string() })
    .nullable()
    .describe('The first place where the trail does not hold; null = it holds'),
});

export const CaseAuditAnswer = z.object({
  tenantId: z.string(),
  caseId: z.string(),
  title: z.string(),
  outcome: z.string().nullable(),
  madeAtMs: z.int(),
  head: AuditHead,
  policyVersions: z.array(z.string()),
  listsUsed: z.array(
    z.object({
      supplierId: z.string(),
      runId: z.string(),
      screenedAtMs: z.int(),
      lists: z.unknown(),
      reviewAtBp: z.int(),
      blockAtBp: z.int(),
    }),
  ),
  events: z.array(
    AuditEventAnswer.extend({
      canonical: z.string().describe('What was hashed, after the hash before it and a line feed'),
      hashHolds: z.boolean(),
      row: z.enum(['holds', 'changed', 'gone', 'told_later']),
      content: z.unknown().describe('What the row says; null unless it stands as told'),
    }),
  ),
});
