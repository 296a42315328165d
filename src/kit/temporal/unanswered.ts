import type { AgentIdentity } from '../directory.ts';
import type { Envelope } from '../envelope.ts';
import { bury } from '../mailbox.ts';
import type { Carried } from './carried.ts';
import type { Cause, TurnDraft } from './turn.ts';
import { applyCommands, tail } from './turn.ts';

/** Buries a message that cannot be handled; a REQUEST still gets its one answer. */
export function refuse<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  envelope: Envelope,
  cause: Cause,
  code: 'EXPIRED' | 'NO_HANDLER' | 'HANDLER_FAILED',
  because: string,
): void {
  carried.mailbox = bury(carried.mailbox, envelope, code, because, envelope.sentAtMs);
  // A handler that failed late may have answered before.
  if (!carried.mailbox.owed.some((it) => it.requestId === envelope.id)) return;
  const answer = errorAnswer(envelope.id, { code, because });
  applyCommands(identity, carried, draft, cause, [answer], cause.atMs);
}

/** Whether anybody still waits for this agent, which is about to end. */
export const hasLeftovers = <State>({ mailbox }: Carried<State>): boolean =>
  mailbox.owed.length + mailbox.inbox.length + mailbox.heldBack.length > 0;

/**
 * Answers every open REQUEST with an ERROR and empties the inbox; for an agent that ends. Each
 * answer's id comes from its REQUEST, so a repeated turn that ends otherwise makes the same ones.
 */
export function answerLeftovers<State>(
  identity: AgentIdentity,
  carried: Carried<State>,
  draft: TurnDraft,
  { atMs, traceparent }: Pick<Cause, 'atMs' | 'traceparent'>,
): void {
  const { inbox, heldBack, owed } = carried.mailbox;
  const waiting = [...inbox, ...heldBack];
  draft.handledIds.push(...waiting.map((it) => it.id));
  const debts = waiting
    .filter((it) => it.type === 'REQUEST')
    .map((it) => ({ requestId: it.id, from: it.from, topic: it.topic }));
  carried.mailbox = { ...carried.mailbox, inbox: [], heldBack: [], owed: [...owed, ...debts] };
  for (const { requestId, from, topic } of carried.mailbox.owed) {
    const key = `end.${from}.${tail(requestId)}`;
    const cause = { key, causationId: requestId, atMs, traceparent, stepsCount: 0 };
    const because = `The case ended before ${topic} was answered.`;
    const answer = errorAnswer(requestId, { code: 'AGENT_CLOSED', because });
    applyCommands(identity, carried, draft, cause, [answer], atMs);
  }
}

const errorAnswer = (requestId: string, body: { code: string; because: string }) =>
  ({ kind: 'reply', requestId, type: 'ERROR', topic: 'agent.error', body }) as const;
