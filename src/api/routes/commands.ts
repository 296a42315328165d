import { isDeepStrictEqual } from 'node:util';
import { TakenCommand } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import type { CommandRequest } from '#contracts/http.ts';
import { CommandRequest as CommandSchema } from '#contracts/http.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Bodies } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { isoDayOf } from '#domain/days.ts';
import type { KeyHolder } from '#memory/keys.ts';
import { bringToAgent, personMessage } from '../person-message.ts';
import { idempotencyKey, repeatKeyOf } from '../repeat-key.ts';
import { toPrioritiesBp } from '../requisition.ts';
import { mayCommand } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';

export const commandProcurement = route({
  method: 'post',
  path: '/v1/procurements/{id}/commands',
  operationId: 'commandProcurement',
  summary: 'Pause, resume, abort, inject a word to an agent, or modify the request',
  tag: 'commands',
  roles: mayCommand,
  headers: idempotencyKey,
  params: CaseParams,
  unknown: unknownCase,
  body: CommandSchema,
  answers: {
    status: 202,
    description: 'The agent has the command, or gets it as soon as it can',
    schema: TakenCommand,
  },
  async handle({ desk, holder, params, body, req, traceparent }) {
    const found = await requireCase(desk, holder, params.id);
    if (found.closedAtMs !== null) {
      throw new ParleyError(
        'CASE_CLOSED',
        `The case is closed (${found.outcome}); nothing can be changed any more.`,
      );
    }
    if (body.command === 'modify') refusePastNeedBy(body.needBy);
    const message = toMessage(holder, params.id, body, traceparent, repeatKeyOf(req));
    // Written first: whatever dies from here on, the relay brings the command to the agent.
    const [stored = message] = await desk.log.append({
      tenantId: holder.tenantId,
      caseId: params.id,
      agent: message.from,
      envelopes: [message],
      decisions: [],
      records: [],
      deadLetters: [],
      handledIds: [],
    });
    if (!isDeepStrictEqual(stored.body, message.body)) {
      throw new ParleyError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another command. Use a new key, or send the same one.',
      );
    }
    const by = await bringToAgent(desk, stored);
    return { body: { accepted: true, messageId: stored.id, by } };
  },
});

function refusePastNeedBy(needBy: string | undefined): void {
  const today = isoDayOf(Date.now());
  if (needBy === undefined || needBy >= today) return;
  throw new ParleyError('NEED_BY_PAST', `needBy ${needBy} is past; today is ${today}.`, [
    { path: 'needBy', message: `today is ${today}` },
  ]);
}

function toMessage(
  holder: KeyHolder,
  caseId: string,
  body: CommandRequest,
  traceparent: string | null,
  repeatKey: string | null,
): Envelope {
  const write = <T extends keyof Bodies>(to: AgentRole, topic: T, said: Bodies[T]): Envelope =>
    personMessage(holder, caseId, { to, topic, body: said, traceparent }, repeatKey);
  switch (body.command) {
    case 'inject': {
      const { command: _command, ...said } = body;
      return write(body.to, 'command.inject', said);
    }
    case 'modify': {
      const { command: _command, priorities, ...said } = body;
      return write('supervisor', 'command.modify', {
        ...said,
        ...(priorities && { prioritiesBp: toPrioritiesBp(priorities) }),
      });
    }
    default:
      return write('supervisor', `command.${body.command}`, { because: body.because });
  }
}
