import { randomUUID } from 'node:crypto';
import type { Body } from '#contracts/messages.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Database, Transaction } from './database.ts';
import { storableJson } from './storable-json.ts';

/** Who hears of a change: compliance judges again, sourcing knows who was not judged in the case. */
const HEARERS = ['compliance', 'sourcing'] as const;
const TOPIC = 'supplier.changed';
const DESK = 'desk';
/** As many as one message may name. */
const SUPPLIERS_MAX = 200;

/**
 * Writes word of changed suppliers into the log of every open case that has them, for its agents. The
 * relay brings what the caller does not deliver. A case without them hears nothing.
 * @returns the messages, in no order
 */
export const noteSupplierChange = (
  database: Database,
  tenantId: string,
  supplierIds: readonly string[],
  because: string,
): Promise<Envelope[]> =>
  database.inTenant(tenantId, (tx) => tellOpenCases(tx, tenantId, supplierIds, because));

/** The same in the transaction of what changed. */
export async function tellOpenCases(
  tx: Transaction,
  tenantId: string,
  supplierIds: readonly string[],
  because: string,
): Promise<Envelope[]> {
  if (supplierIds.length === 0) return [];
  const stored: Envelope[] = [];
  for (const { caseId, ids } of await casesWith(tx, tenantId, supplierIds)) {
    const body = { supplierIds: ids.slice(0, SUPPLIERS_MAX), because: because.slice(0, 1_000) };
    const envelopes = HEARERS.map((to) => envelope(tenantId, caseId, to, body));
    const turn = { envelopes, decisions: [], records: [], deadLetters: [], handledIds: [] };
    const rows = await tx.$queryRaw<{ stored: Envelope[] }[]>`
      select append_turn(${storableJson({ tenantId, caseId, agent: DESK, ...turn })}::jsonb)
        as stored`;
    stored.push(...(rows[0]?.stored ?? []));
  }
  return stored;
}

/** Open cases that have any of these suppliers, with those that they have. */
const casesWith = (
  tx: Transaction,
  tenantId: string,
  supplierIds: readonly string[],
): Promise<{ caseId: string; ids: string[] }[]> =>
  tx.$queryRaw<{ caseId: string; ids: string[] }[]>`
    select case_id as "caseId", array_agg(supplier_id order by supplier_id) as ids
    from open_case_suppliers(${tenantId})
    where supplier_id = any(${supplierIds})
    group by case_id`;

function envelope(
  tenantId: string,
  caseId: string,
  to: (typeof HEARERS)[number],
  body: Body<typeof TOPIC>,
): Envelope {
  const sender = workflowIdOf({ tenantId, conversationId: caseId, role: DESK });
  return {
    id: `${sender}#${randomUUID()}`,
    tenantId,
    conversationId: caseId,
    from: DESK,
    to,
    type: 'NOTIFICATION',
    topic: TOPIC,
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: Date.now(),
    expiresAtMs: null,
    priority: 'high',
    labels: [],
    traceparent: null,
    body,
  };
}
