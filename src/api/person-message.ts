import { randomUUID } from 'node:crypto';
import type { Bodies } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { KeyHolder } from '#memory/keys.ts';

/** A message from the holder of a key to an agent; its id is new each time. */
export function personMessage<T extends keyof Bodies>(
  holder: KeyHolder,
  caseId: string,
  parts: { to: AgentRole; topic: T; body: Bodies[T]; traceparent: string | null },
): Envelope<Bodies[T]> {
  const from = `person:${holder.keyId}`;
  const sender = workflowIdOf({ tenantId: holder.tenantId, conversationId: caseId, role: from });
  return {
    id: `${sender}#${randomUUID()}`,
    tenantId: holder.tenantId,
    conversationId: caseId,
    from,
    type: 'NOTIFICATION',
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: Date.now(),
    expiresAtMs: null,
    priority: 'high',
    labels: ['untrusted-text'],
    ...parts,
  };
}
