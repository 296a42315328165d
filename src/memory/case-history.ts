import type { Offer } from '#contracts/negotiation.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { DecisionRecord } from '#kit/journal.ts';
import type { Delivery } from '#ports/case-log.ts';
import type { Database } from './database.ts';
import { mandateHashFinder } from './mandates.ts';

/** A stored message; `eventSequence` is its place in the case's stream. */
export type MessageView = Envelope & {
  eventSequence: number;
  /** Null until the first delivery. */
  delivery: Delivery | null;
  deliveredAtMs: number | null;
  handledAtMs: number | null;
};

/** A stored decision; `inputsHash` is the SHA-256 of its inputs as PostgreSQL writes jsonb. */
export type DecisionView = DecisionRecord & { eventSequence: number; inputsHash: string };

/** A stored offer; `mandateHash` is that of its mandate, null when that one is not stored. */
export type OfferView = Offer & { mandateHash: string | null };

/** One row of the case's stream; sequences start at 1 and have no gaps. */
export type CaseEvent = {
  sequence: number;
  /** `message`, `decision` or the kind of a record. */
  kind: string;
  /** Id of the message, decision or record. */
  sourceId: string;
  atMs: number;
  body: unknown;
};

/** Messages of a case in the order they were written, those after `afterSequence`. */
export function messagesOf(
  database: Database,
  tenantId: string,
  caseId: string,
  { afterSequence = 0, limit }: { afterSequence?: number; limit: number },
): Promise<MessageView[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<{ message: MessageView }[]>`
      select envelope_of(m) || jsonb_build_object(
        'eventSequence', e.sequence, 'delivery', m.delivery,
        'deliveredAtMs', to_ms(m.delivered_at), 'handledAtMs', to_ms(m.handled_at)) as message
      from case_events e join messages m on m.tenant_id = e.tenant_id and m.id = e.source_id
      where e.tenant_id = ${tenantId} and e.case_id = ${caseId} and e.kind = 'message'
        and e.sequence > ${afterSequence}::bigint
      order by e.sequence limit ${limit}`;
    return rows.map((it) => it.message);
  });
}

/** Decisions of a case in the order they were written, those after `afterSequence`. */
export function decisionsOf(
  database: Database,
  tenantId: string,
  caseId: string,
  { afterSequence = 0, limit }: { afterSequence?: number; limit: number },
): Promise<DecisionView[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<{ decision: DecisionView }[]>`
      select e.body || jsonb_build_object(
        'eventSequence', e.sequence, 'inputs', d.inputs, 'inputsHash', d.inputs_hash) as decision
      from case_events e join decisions d on d.tenant_id = e.tenant_id and d.id = e.source_id
      where e.tenant_id = ${tenantId} and e.case_id = ${caseId} and e.kind = 'decision'
        and e.sequence > ${afterSequence}::bigint
      order by e.sequence limit ${limit}`;
    return rows.map((it) => it.decision);
  });
}

/** The offer ledger of a case, oldest first, of one supplier when named. */
export function offersOf(
  database: Database,
  tenantId: string,
  caseId: string,
  supplierId?: string,
): Promise<OfferView[]> {
  return database.inTenant(tenantId, async (tx) => {
    const hashOf = await mandateHashFinder(tx, tenantId, caseId);
    const rows = await tx.offer.findMany({
      where: { tenantId, caseId, ...(supplierId !== undefined && { supplierId }) },
      orderBy: [
        { offeredAt: 'asc' },
        { round: 'asc' },
        { supplierId: 'asc' },
        { actor: 'asc' },
        { offerId: 'asc' },
      ],
    });
    return rows.map((it) => ({
      offerId: it.offerId,
      supplierId: it.supplierId,
      round: it.round,
      actor: it.actor as Offer['actor'],
      move: it.move as Offer['move'],
      terms: it.terms as unknown as Offer['terms'],
      totalMinor: Number(it.totalMinor),
      utilityBp: it.utilityBp,
      mandateVersion: it.mandateVersion,
      mandateHash: hashOf(it.supplierId, it.mandateVersion),
      because: it.because,
      text: it.supplierText,
      atMs: it.offeredAt.getTime(),
    }));
  });
}

/** The case's stream after sequence `afterSequence`, oldest first; empty for an unknown case. */
export function eventsAfter(
  database: Database,
  tenantId: string,
  caseId: string,
  afterSequence: number,
  limit: number,
): Promise<CaseEvent[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.caseEvent.findMany({
      where: { tenantId, caseId, sequence: { gt: afterSequence } },
      orderBy: { sequence: 'asc' },
      take: limit,
    });
    return rows.map((it) => ({
      sequence: Number(it.sequence),
      kind: it.kind,
      sourceId: it.sourceId,
      atMs: it.at.getTime(),
      body: it.body,
    }));
  });
}
