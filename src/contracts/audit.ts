import { z } from 'zod';
import { Sha256, Count, Moment } from './values.ts';

/** What the API answers about the audit trail. Moments in epoch milliseconds. */
const Sequence = z.int().min(1);

export const AuditEventAnswer = z.object({
  tenantId: z.string(),
  sequence: Sequence,
  atMs: Moment,
  actor: z.string().describe('An agent, person:<key id>, supplier:<id>, a name, or system'),
  action: z.string(),
  caseId: z.string().nullable(),
  subject: z.string().describe('Table of the row it tells of'),
  subjectKey: z.string().describe('Key of that row, JSON'),
  covers: z.array(z.string()).describe('Columns whose content it vouches for'),
  contentHash: Sha256,
  body: z.string().nullable().describe('What changed, JSON, for rows that may change again'),
  previousHash: Sha256,
  hash: Sha256,
});

const AuditHead = z.object({ sequence: Count, hash: Sha256 });

export const AuditVerificationAnswer = z.object({
  tenantId: z.string(),
  eventsCount: Count,
  head: AuditHead,
  earlierRowsCount: Count.describe('Rows from before the trail began'),
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
  madeAtMs: Moment,
  head: AuditHead,
  policyVersions: z.array(z.string()),
  listsUsed: z.array(
    z.object({
      supplierId: z.string(),
      runId: z.string(),
      screenedAtMs: Moment,
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
