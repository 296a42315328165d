import type { CaseBrief } from '#contracts/messages.ts';
import { openCase } from '#memory/cases.ts';
import { FIRST_TENANT } from '#memory/keys.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Turn } from '#ports/case-log.ts';
import { aPolicy, aRequisition, aTiming } from '../../tests/support/case-builders.ts';
import type { DeskStand } from './stand.ts';

const tenantId = FIRST_TENANT;

/** A case that is open and that no agent works on: what happens in it is written by the bench. */
export async function openStillCase(
  { database, log }: DeskStand,
  caseId: string,
  title: string,
): Promise<void> {
  const brief: CaseBrief = {
    requisition: aRequisition({ caseId, tenantId, title, openedAtMs: Date.now() }),
    policy: aPolicy(),
    timing: aTiming(),
  };
  const firstMessage = anEnvelope(caseId, 0, {
    from: 'buyer',
    to: 'supervisor',
    topic: 'procurement.open',
    body: { brief },
  });
  await openCase(database, { brief, openedBy: 'Bench', firstMessage, idempotency: null });
  // Nobody is to come to life by it.
  await log.markDelivered(tenantId, [{ id: firstMessage.id, delivery: 'delivered' }]);
}

/** Says where a case stands, as the turn of an agent does. */
export const standsAt = (caseId: string, sentence: string, number: number): Turn =>
  aTurn(caseId, {
    records: [
      {
        id: `${caseId}*${number}`,
        causationId: 'bench',
        atMs: Date.now(),
        record: { kind: 'stage', stage: 'negotiating', sentence },
      },
    ],
  });

/** A turn that says so many messages to a peer, each caused by the one before. */
export const says = (caseId: string, from: number, count: number): Turn =>
  aTurn(caseId, {
    envelopes: Array.from({ length: count }, (_, at) => anEnvelope(caseId, from + at)),
  });

const aTurn = (caseId: string, parts: Partial<Turn>): Turn => ({
  tenantId,
  caseId,
  agent: 'sourcing',
  envelopes: [],
  decisions: [],
  records: [],
  deadLetters: [],
  handledIds: [],
  ...parts,
});

const PEERS = ['supervisor', 'sourcing', 'compliance', 'negotiation'];

function anEnvelope(caseId: string, number: number, parts: Partial<Envelope> = {}): Envelope {
  return {
    id: `${caseId}#${number}`,
    tenantId,
    conversationId: caseId,
    from: PEERS[number % 4] ?? '',
    to: PEERS[(number + 1 + (number % 3)) % 4] ?? '',
    type: number % 3 === 0 ? 'REQUEST' : 'NOTIFICATION',
    topic: 'sourcing.report',
    causationId: number === 0 ? null : `${caseId}#${number - 1}`,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: 1,
    expiresAtMs: null,
    priority: 'normal',
    labels: [],
    traceparent: null,
    body: { because: `Message ${number} of the bench.` },
    ...parts,
  };
}
