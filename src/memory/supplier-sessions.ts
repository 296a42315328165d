import { randomUUID } from 'node:crypto';
import type { ActivityInputs } from '#contracts/activities.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { RealChannel, SupplierAnswer, SupplierAsk } from '#contracts/supplier-answer.ts';
import type { SupplierSessions } from '#ports/supplier-sessions.ts';
import type { Database, Transaction } from './database.ts';
import { hashOfJson, storableJson } from './storable-json.ts';
import type { SessionRequest } from './supplier-views.ts';
import { queuePost } from './webhook-posts.ts';

type Place = { tenantId: string; caseId: string };
type Tending = ActivityInputs['tendSessions'];

/** Sessions of real suppliers in PostgreSQL; what a webhook is to be told is queued with the change. */
export function createSupplierSessions(database: Database): SupplierSessions {
  return {
    channelsOf: (tenantId, supplierIds) =>
      database.inTenant(tenantId, async (tx) => {
        const rows = await tx.supplierChannel.findMany({
          where: { tenantId, supplierId: { in: [...supplierIds] }, kind: { not: 'simulated' } },
          select: { supplierId: true, kind: true },
          orderBy: { supplierId: 'asc' },
        });
        return rows.map((it) => ({
          supplierId: it.supplierId,
          channel: it.kind as RealChannel['channel'],
        }));
      }),
    ask: ({ tenantId, caseId }, { requisition, asks }) =>
      database.inTenant(tenantId, async (tx) => {
        for (const it of asks) await ask(tx, { tenantId, caseId }, requisition, it);
      }),
    tend: ({ tenantId, caseId }, order) =>
      database.inTenant(tenantId, async (tx) => {
        const answeredIds: string[] = [];
        for (const supplierId of order.supplierIds) {
          const isAnswered = await tend(tx, { tenantId, caseId }, supplierId, order);
          if (isAnswered) answeredIds.push(supplierId);
        }
        return { action: order.action, answeredIds };
      }),
    openQuotes: ({ tenantId, caseId }, supplierIds) =>
      database.inTenant(tenantId, async (tx) => {
        const rows = await tx.supplierSession.findMany({
          where: { tenantId, caseId, supplierId: { in: [...supplierIds] } },
          orderBy: { supplierId: 'asc' },
        });
        return rows.flatMap(({ supplierId, sealed }) =>
          sealed === null
            ? []
            : [
                {
                  supplierId,
                  quoteHash: hashOfJson(sealed),
                  answer: (sealed as unknown as { answer: SupplierAnswer }).answer,
                },
              ],
        );
      }),
  };
}

async function ask(
  tx: Transaction,
  { tenantId, caseId }: Place,
  requisition: Requisition,
  it: SupplierAsk,
): Promise<void> {
  const { supplierId, turn, move } = it;
  const channel = await tx.supplierChannel.findUnique({
    where: { tenantId_supplierId: { tenantId, supplierId } },
  });
  const request = storableJson(requestOf(requisition, it));
  const offered = it.terms === null ? null : storableJson(it.terms);
  const changed = await tx.$executeRaw`
    insert into supplier_sessions (
      tenant_id, session_id, case_id, supplier_id, channel, request, turn, move, offered,
      gap_to_best, answer_by, expires_at)
    values (
      ${tenantId}, ${randomUUID()}, ${caseId}, ${supplierId}, ${channel?.kind ?? 'portal'},
      ${request}::jsonb, ${turn}, ${move}, ${offered}::jsonb,
      ${it.gapToBest}, ${new Date(it.answerByMs)}, ${new Date(it.endsAtMs)})
    on conflict (tenant_id, case_id, supplier_id) do update set
      channel = excluded.channel, request = excluded.request, turn = excluded.turn,
      move = excluded.move, offered = excluded.offered, gap_to_best = excluded.gap_to_best,
      answer_by = excluded.answer_by, expires_at = excluded.expires_at, status = 'open',
      answered = false, sealed = null, reminded = false
    where supplier_sessions.turn < excluded.turn`;
  if (changed > 0) await queuePost(tx, { tenantId, caseId }, supplierId, 'asked');
}

/** Lines it is asked for, each with the most that is wanted of it. */
function requestOf(requisition: Requisition, it: SupplierAsk): SessionRequest {
  const { title, currency, needBy } = requisition;
  const lines = requisition.lines.flatMap(({ lineNo, description, unitCode, mustHave }) => {
    const wanted = it.lines.find((line) => line.lineNo === lineNo);
    return wanted === undefined
      ? []
      : [{ lineNo, description, quantity: wanted.quantity, unitCode, mustHave }];
  });
  return { supplierName: it.supplierName, title, currency, needBy, lines };
}

/** @returns whether the supplier has answered this turn, so that `close` came too late */
async function tend(
  tx: Transaction,
  { tenantId, caseId }: Place,
  supplierId: string,
  { action, answerByMs }: Tending,
): Promise<boolean> {
  // An answer locks the same row: either it is in before this change, or it sees the change.
  await tx.$queryRaw`select 1 from supplier_sessions where tenant_id = ${tenantId}
    and case_id = ${caseId} and supplier_id = ${supplierId} for update`;
  const where = { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } };
  const row = await tx.supplierSession.findUnique({ where });
  if (row === null) return false;
  if (action === 'close' && row.answered) return true;
  const isOver = (action === 'close' || action === 'ended') && row.status !== 'open';
  const isMoot = (action === 'remind' || action === 'extend') && row.answered;
  if (isOver && !(action === 'ended' && row.status === 'agreed')) return false;
  // An agreement of before does not confirm the award that is asked about since.
  const isPassed = action === 'agreed' && row.move === 'confirm';
  if (isMoot || isPassed) return false;
  const change = {
    remind: { reminded: true },
    extend: { answerBy: new Date(answerByMs ?? row.answerBy.getTime()) },
    close: { status: 'closed' },
    agreed: { status: 'agreed' },
    ended: { status: 'ended' },
  }[action];
  await tx.supplierSession.update({ where, data: change });
  await queuePost(tx, { tenantId, caseId }, supplierId, action);
  return false;
}
