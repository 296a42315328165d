import { createHash, randomUUID } from 'node:crypto';
import { ParleyError } from '#contracts/errors.ts';
import type { Bodies } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { AgentRoute, CommandFate } from './agent-gateway.ts';
import type { Desk } from './desk.ts';

/**
 * A message from the holder of a key to an agent. Its id is new each time, or the same for the same
 * `repeatKey`: then the log and the agent know a repetition.
 */
export function personMessage<T extends keyof Bodies>(
  holder: KeyHolder,
  caseId: string,
  parts: { to: AgentRole; topic: T; body: Bodies[T]; traceparent: string | null },
  repeatKey: string | null = null,
): Envelope<Bodies[T]> {
  const from = `person:${holder.keyId}`;
  const sender = workflowIdOf({ tenantId: holder.tenantId, conversationId: caseId, role: from });
  const number =
    repeatKey === null
      ? randomUUID()
      : createHash('sha256').update(`${parts.topic} ${repeatKey}`).digest('hex').slice(0, 32);
  return {
    id: `${sender}#${number}`,
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

/**
 * Brings a logged message from a person to its agent and notes what became of it. While the engine
 * is away nothing is noted, and the relay brings it later.
 * @throws ParleyError CASE_CLOSED, CASE_NOT_STARTED, AGENT_NOT_STARTED or COMMAND_REFUSED
 */
export async function bringToAgent(desk: Desk, message: Envelope): Promise<AgentRoute> {
  const fate = await desk.agents.command(message);
  if (fate.kind === 'undelivered') return 'relay';
  const { delivery, failure } = consequence(message.to, fate);
  await desk.log.markDelivered(message.tenantId, [{ id: message.id, delivery }]);
  if (failure !== null) throw failure;
  return fate.kind === 'taken' ? 'update' : 'signal';
}

function consequence(
  role: string,
  fate: Exclude<CommandFate, { kind: 'undelivered' }>,
): {
  delivery: 'delivered' | 'closed' | 'absent' | 'refused';
  failure: ParleyError | null;
} {
  switch (fate.kind) {
    case 'taken':
    case 'sent':
      return { delivery: 'delivered', failure: null };
    case 'refused':
      return {
        delivery: 'refused',
        failure: new ParleyError('COMMAND_REFUSED', `The ${role} agent refuses: ${fate.because}.`),
      };
    case 'closed':
      return {
        delivery: 'closed',
        failure: new ParleyError('CASE_CLOSED', 'The case is closed; nothing changes any more.'),
      };
    case 'absent':
      return {
        delivery: 'absent',
        failure:
          role === 'supervisor'
            ? new ParleyError('CASE_NOT_STARTED', 'The case is about to start. Try again soon.')
            : new ParleyError('AGENT_NOT_STARTED', `The ${role} agent has not been needed yet.`),
      };
  }
}
