import type { ActivityInputs } from '#contracts/activities.ts';
import type { Database, Transaction } from './database.ts';
import { storableJson } from './storable-json.ts';
import { viewOf } from './supplier-views.ts';

export type DuePost = {
  tenantId: string;
  postId: string;
  attempts: number;
  url: string;
  secret: string;
  body: unknown;
};

/** Posts whose time has come, all tenants, oldest first; one without an address is given up. */
export async function duePosts(database: Database, limit: number): Promise<DuePost[]> {
  const due = await database.client.$queryRaw<{ tenant_id: string; post_id: string }[]>`
    select * from due_webhook_posts(${limit}::integer)`;
  const posts = await Promise.all(
    due.map(({ tenant_id: tenantId, post_id: postId }) => postOf(database, tenantId, postId)),
  );
  return posts.filter((it) => it !== null);
}

function postOf(database: Database, tenantId: string, postId: string): Promise<DuePost | null> {
  return database.inTenant(tenantId, async (tx) => {
    const where = { tenantId_postId: { tenantId, postId } };
    const row = await tx.webhookPost.findUniqueOrThrow({ where });
    const { supplierId, attempts, body } = row;
    const channel = await tx.supplierChannel.findUnique({
      where: { tenantId_supplierId: { tenantId, supplierId } },
    });
    const url = channel?.webhookUrl ?? null;
    if (channel !== null && url !== null) {
      return { tenantId, postId, attempts, url, secret: channel.secret, body };
    }
    const data = { status: 'given_up', lastFault: 'the supplier has no webhook any more' };
    await tx.webhookPost.update({ where, data });
    return null;
  });
}

/** Notes how a try went; `nextTryAtMs` null = no other one follows. */
export async function notePost(
  database: Database,
  { tenantId, postId, attempts }: Pick<DuePost, 'tenantId' | 'postId' | 'attempts'>,
  outcome: { fault: string | null; nextTryAtMs: number | null },
): Promise<void> {
  const { fault, nextTryAtMs } = outcome;
  const status = fault === null ? 'posted' : nextTryAtMs === null ? 'given_up' : 'waiting';
  await database.inTenant(tenantId, (tx) =>
    tx.webhookPost.update({
      where: { tenantId_postId: { tenantId, postId } },
      data: {
        status,
        lastFault: fault,
        attempts: attempts + 1,
        ...(nextTryAtMs !== null && { nextTryAt: new Date(nextTryAtMs) }),
      },
    }),
  );
}

/**
 * Queues what a webhook supplier is told, whatever is repeated: one event per turn, or per `mark`
 * where an event belongs to no turn.
 */
export async function queuePost(
  tx: Transaction,
  { tenantId, caseId }: { tenantId: string; caseId: string },
  supplierId: string,
  event: ActivityInputs['tendSessions']['action'] | 'asked' | 'answered',
  mark?: string,
): Promise<void> {
  const row = await tx.supplierSession.findUnique({
    where: { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } },
  });
  if (row === null || row.channel !== 'webhook') return;
  const postId = `${row.sessionId}.${mark ?? row.turn}.${event}`;
  const body = storableJson({ event, postId, session: await viewOf(tx, row) });
  await tx.$executeRaw`
    insert into webhook_posts (tenant_id, post_id, session_id, supplier_id, body)
    values (${tenantId}, ${postId}, ${row.sessionId}, ${supplierId}, ${body}::jsonb)
    on conflict do nothing`;
}
