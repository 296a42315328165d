import { ParleyError } from '#contracts/errors.ts';
import type { CommandRequest } from '#contracts/http.ts';
import { CommandRequest as CommandSchema } from '#contracts/http.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { KeyHolder } from '#memory/keys.ts';
import { personMessage } from '../person-message.ts';
import { mayCommand } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase } from './case-params.ts';

export const commandProcurement = route({
  method: 'post',
  path: '/v1/procurements/{id}/commands',
  operationId: 'commandProcurement',
  summary: 'Pause, resume, abort, inject a word to an agent, or modify the request',
  tag: 'commands',
  roles: mayCommand,
  params: CaseParams,
  body: CommandSchema,
  answers: { status: 202, description: 'The agent accepted the command' },
  async handle({ desk, holder, params, body, traceparent }) {
    const found = await requireCase(desk, holder, params.id);
    if (found.closedAtMs !== null) {
      throw new ParleyError(
        'CASE_CLOSED',
        `The case is closed (${found.outcome}); nothing can be changed any more.`,
      );
    }
    const message = toMessage(holder, params.id, body, traceparent);
    await desk.agents.command(message);
    // Written after the agent accepted it: a refused command leaves no trace in the case.
    const { tenantId } = holder;
    await desk.log.append({
      tenantId,
      caseId: params.id,
      agent: message.from,
      envelopes: [message],
      decisions: [],
      records: [],
      deadLetters: [],
      handledIds: [],
    });
    await desk.log.markDelivered(tenantId, [{ id: message.id, delivery: 'delivered' }]);
    return { body: { accepted: true, messageId: message.id } };
  },
});

function toMessage(
  holder: KeyHolder,
  caseId: string,
  body: CommandRequest,
  traceparent: string | null,
): Envelope {
  switch (body.command) {
    case 'inject': {
      const { command: _, ...rest } = body;
      return personMessage(holder, caseId, {
        to: body.to,
        topic: 'command.inject',
        body: rest,
        traceparent,
      });
    }
    case 'modify': {
      const { command: _, ...rest } = body;
      return personMessage(holder, caseId, {
        to: 'supervisor',
        topic: 'command.modify',
        body: rest,
        traceparent,
      });
    }
    default: {
      const topic = `command.${body.command}` as const;
      return personMessage(holder, caseId, {
        to: 'supervisor',
        topic,
        body: { because: body.because },
        traceparent,
      });
    }
  }
}
