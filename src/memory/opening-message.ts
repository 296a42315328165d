import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';

/** From `buyer` to the agent that a case starts with; `advice` null = nothing may depend on memory. */
export function openingMessage(
  brief: CaseBrief,
  advice: Advice[] | null = null,
  traceparent: string | null = null,
): Envelope {
  const { tenantId, caseId, openedAtMs } = brief.requisition;
  return {
    id: `${workflowIdOf({ tenantId, conversationId: caseId, role: 'buyer' })}#1`,
    tenantId,
    conversationId: caseId,
    from: 'buyer',
    to: 'supervisor',
    type: 'REQUEST',
    topic: 'procurement.open',
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: openedAtMs,
    expiresAtMs: null,
    priority: 'normal',
    labels: ['untrusted-text'],
    traceparent,
    body: { brief, ...(advice !== null && { advice }) },
  };
}
