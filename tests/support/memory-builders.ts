import { randomUUID } from 'node:crypto';

import type { CaseBrief } from '#contracts/messages.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DecisionRecord } from '#kit/journal.ts';
import { openCase } from '#memory/cases.ts';
import type { Opening } from '#memory/cases.ts';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import type { Turn } from '#ports/case-log.ts';
import { aPolicy, aTiming } from './case-builders.ts';
import { engineOfTest } from './engine-of-test.ts';

/** The database of the test run, as the application's role. */
export const testDatabase = (): Database => openDatabase(engineOfTest().appUrl);

/** A tenant that no other test uses. */
export const aTenantId = (): string => `tenant-${randomUUID().slice(0, 8)}`;

export function aBrief(tenantId: string, caseId = `case-${randomUUID().slice(0, 8)}`): CaseBrief {
  return {
    requisition: {
      caseId,
      tenantId,
      title: 'Compact machining cell',
      requestedBy: 'buyer@example',
      lines: [
        {
          lineNo: 1,
          itemId: 'EQ-CELL-COMPACT',
          description: 'Compact machining cell',
          classification: null,
          quantity: 1,
          unitCode: 'C62',
          mustHave: [],
        },
      ],
      budgetMinor: 7_500_000,
      currency: 'USD',
      needBy: '2030-06-30',
      urgency: 'medium',
      prioritiesBp: { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 },
      wishes: {},
      preferredSupplierIds: [],
      excludedSupplierIds: [],
      partialAllowed: true,
      seed: 1,
      repeatable: false,
      openedAtMs: Date.now(),
    },
    policy: aPolicy(),
    timing: aTiming(),
  };
}

export function anEnvelope(
  at: { tenantId: string; caseId: string },
  changes: Partial<Envelope> = {},
): Envelope {
  return {
    id: `message-${randomUUID()}`,
    tenantId: at.tenantId,
    conversationId: at.caseId,
    from: 'sourcing',
    to: 'compliance',
    type: 'NOTIFICATION',
    topic: 'test.note',
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: 1,
    expiresAtMs: null,
    priority: 'normal',
    labels: [],
    traceparent: null,
    body: { note: 'hello' },
    ...changes,
  };
}

export function aDecision(changes: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    id: `decision-${randomUUID()}`,
    agent: 'sourcing',
    causationId: 'message',
    atMs: 1,
    question: 'Which search?',
    chosen: 'budget',
    alternatives: [],
    because: [{ rule: 'urgency', value: 'low' }],
    confidenceBp: 8_000,
    policyVersion: '1',
    lessonVersions: [],
    inputs: { urgency: 'low' },
    ...changes,
  };
}

export const aRecord = (record: CaseRecord, id = `record-${randomUUID()}`): Turn['records'][0] => ({
  id,
  causationId: 'message',
  atMs: Date.now(),
  record,
});

export const aTurn = (
  at: { tenantId: string; caseId: string },
  changes: Partial<Turn> = {},
): Turn => ({
  ...at,
  agent: 'sourcing',
  envelopes: [],
  decisions: [],
  records: [],
  deadLetters: [],
  handledIds: [],
  ...changes,
});

export function anOpening(brief: CaseBrief, changes: Partial<Opening> = {}): Opening {
  const { tenantId, caseId } = brief.requisition;
  return {
    brief,
    openedBy: 'person:anna',
    firstMessage: anEnvelope(
      { tenantId, caseId },
      {
        id: `${caseId}/open`,
        from: 'buyer',
        to: 'supervisor',
        topic: 'procurement.open',
        body: { brief },
      },
    ),
    idempotency: null,
    ...changes,
  };
}

/** An open case of a tenant of its own. */
export async function anOpenCase(
  database: Database,
  tenantId = aTenantId(),
): Promise<{ tenantId: string; caseId: string }> {
  const brief = aBrief(tenantId);
  await openCase(database, anOpening(brief));
  return { tenantId, caseId: brief.requisition.caseId };
}
