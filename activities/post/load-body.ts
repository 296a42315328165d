import type { CaseLog } from '#ports/case-log.ts';

/** Fetches the body of a message that travelled by reference. Throws when the log lost it. */
export function createLoadBody({ log }: { log: CaseLog }) {
  return async function loadBody(order: { tenantId: string; messageId: string }): Promise<unknown> {
    const body = await log.body(order.tenantId, order.messageId);
    if (body === null) throw new Error(`the log has no body for message ${order.messageId}`);
    return body;
  };
}
