import type { ActivityResults } from '#contracts/activities.ts';
import type { Advice } from '#contracts/learning.ts';
import type { Bodies, CaseBrief, Topic } from '#contracts/messages.ts';
import { messageBodies } from '#contracts/messages.ts';
import type { Requisition, Timing } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { CaseRecord } from '#contracts/records.ts';
import { CaseRecord as CaseRecordSchema } from '#contracts/records.ts';
import type { DecisionDraft } from '#kit/journal.ts';
import type { DeskCommand, DeskEvent } from '#workflows/desk.ts';
import { supervisor } from '#workflows/supervisor/policy.ts';
import type { SupervisorState } from '#workflows/supervisor/state.ts';

import type { Outcome } from './case-builders.ts';
import {
  aPolicy,
  aReport,
  aRequisition,
  aShortage,
  aTiming,
  OPENED_AT_MS,
} from './case-builders.ts';

const CONFIRM = 'negotiation.confirm';
const DECISION_INPUTS_BYTES_MAX = 4_096;

type Sent = {
  id: string;
  to: string;
  type: string;
  topic: Topic;
  body: never;
  wake: boolean;
  inReplyTo: string | null;
};

/**
 * The supervisor with the part of the shell that a policy can see, in memory: it checks that every
 * body and record is well formed and that no REQUEST is answered twice.
 */
export class SupervisedCase {
  state: SupervisorState = supervisor.initial();
  readonly sent: Sent[] = [];
  readonly records: CaseRecord[] = [];
  readonly decisions: DecisionDraft[] = [];
  readonly timers = new Map<string, number>();
  owed: { requestId: string; from: string; topic: string }[] = [];
  awaiting: { requestId: string; to: string; topic: string }[] = [];
  finished: string | null = null;
  /** What the engine says of the workers of each role; 1 unless set. */
  workers: Record<string, number | 'unknown'> = {};
  /** Whether winners confirm at once whatever they are asked to; else a test answers for them. */
  readonly winnersConfirm: boolean;
  nowMs = OPENED_AT_MS;
  private count = 0;

  constructor(
    parts: {
      requisition?: Partial<Requisition>;
      policy?: Partial<TenantPolicy>;
      timing?: Partial<Timing>;
      winnersConfirm?: boolean;
      advice?: Advice[];
    } = {},
  ) {
    this.winnersConfirm = parts.winnersConfirm ?? true;
    const brief: CaseBrief = {
      requisition: aRequisition(parts.requisition),
      policy: aPolicy(parts.policy),
      timing: aTiming(parts.timing),
    };
    const { advice } = parts;
    this.tell('buyer', 'procurement.open', { brief, ...(advice && { advice }) }, 'REQUEST');
  }

  /** A message from a peer or a person; an answer settles the oldest request of its sender for it. */
  tell<T extends Topic>(
    from: string,
    topic: T,
    body: Bodies[T],
    type: 'REQUEST' | 'NOTIFICATION' | 'RESPONSE' | 'ERROR' = 'NOTIFICATION',
  ): this {
    const id = `${from}#${(this.count += 1)}`;
    const isConfirmation = topic === 'negotiation.confirmed';
    const answered = this.awaiting.find(
      (it) => it.to === from && (it.topic === 'negotiation.confirm') === isConfirmation,
    );
    const isAnswer = type === 'RESPONSE' || type === 'ERROR';
    if (isAnswer && answered === undefined) return this;
    if (isAnswer) this.awaiting = this.awaiting.filter((it) => it !== answered);
    if (type === 'REQUEST') this.owed.push({ requestId: id, from, topic });
    const envelope = {
      id,
      from,
      to: 'supervisor',
      type,
      topic,
      body,
      tenantId: 't1',
      conversationId: 'c1',
      causationId: null,
      inReplyTo: isAnswer ? (answered?.requestId ?? null) : null,
      sequence: this.count,
      sentAtMs: this.nowMs,
      expiresAtMs: null,
      priority: 'normal' as const,
      labels: [],
      traceparent: null,
    };
    const event = { kind: 'message', topic, envelope, body, atMs: this.nowMs };
    return this.handle(event as unknown as DeskEvent);
  }

  report(parts: Partial<Bodies['sourcing.report']> = {}): this {
    const attempt = parts.attempt ?? this.state.attempt;
    return this.tell('sourcing', 'sourcing.report', aReport({ ...parts, attempt }), 'RESPONSE');
  }

  shortage(parts: Partial<Bodies['sourcing.shortage']> = {}): this {
    const attempt = parts.attempt ?? this.state.attempt;
    return this.tell('sourcing', 'sourcing.shortage', aShortage({ ...parts, attempt }));
  }

  outcome(body: Outcome): this {
    return this.tell('negotiation', 'negotiation.outcome', body);
  }

  /** Negotiation answers the oldest request to have an award confirmed. */
  confirmed(declinedIds: string[] = [], confirmed = declinedIds.length === 0): this {
    const declined = declinedIds.map((supplierId) => ({ supplierId, because: 'sold out' }));
    const because = confirmed ? 'All confirmed.' : 'Not confirmed.';
    const body = { confirmed, declined, because };
    return this.tell('negotiation', 'negotiation.confirmed', body, 'RESPONSE');
  }

  /** A person answers the newest open question, or the one of this number. */
  answer(
    decision: Bodies['approval.decided']['decision'],
    approvalId = this.questions().at(-1),
    parts: Partial<Bodies['approval.decided']> = {},
  ): this {
    const by = { comment: '', decidedBy: 'grace', ...parts };
    const body = { approvalId: approvalId ?? 'none', decision, ...by };
    return this.tell(`person:${by.decidedBy}`, 'approval.decided', body);
  }

  /** The same by somebody, about the newest open question. */
  says(
    decidedBy: string,
    decision: Bodies['approval.decided']['decision'],
    parts: Partial<Bodies['approval.decided']> = {},
  ): this {
    return this.answer(decision, undefined, { decidedBy, ...parts });
  }

  /** The time of a timer comes; nothing happens when it is not set. */
  ring(name: string): this {
    const dueAtMs = this.timers.get(name);
    if (dueAtMs === undefined) return this;
    this.timers.delete(name);
    this.nowMs = Math.max(this.nowMs, dueAtMs);
    return this.handle({ kind: 'timer', name, atMs: dueAtMs });
  }

  ringNext(prefix: string): this {
    const name = [...this.timers.keys()].find((it) => it.startsWith(prefix));
    return name === undefined ? this : this.ring(name);
  }

  /** The newest unanswered request is overdue. */
  overdue(): this {
    const late = this.awaiting.at(-1);
    if (late === undefined) return this;
    this.nowMs += 2_000;
    return this.handle({ kind: 'overdue', ...late, waitedMs: 2_000, atMs: this.nowMs });
  }

  questions(): string[] {
    return this.state.approvals.map((it) => it.approvalId);
  }

  sentOf<T extends Topic>(topic: T): (Omit<Sent, 'body'> & { body: Bodies[T] })[] {
    return this.sent.filter((it) => it.topic === topic);
  }

  recordsOf<K extends CaseRecord['kind']>(kind: K): Extract<CaseRecord, { kind: K }>[] {
    return this.records.filter((it): it is Extract<CaseRecord, { kind: K }> => it.kind === kind);
  }

  /** All lines of the summary that the case was closed with. */
  summary(): string {
    return this.recordsOf('closed')
      .flatMap((it) => it.summary)
      .join('\n');
  }

  handle(event: DeskEvent): this {
    if (this.finished !== null) return this;
    this.nowMs = Math.max(this.nowMs, event.atMs);
    const context = {
      role: 'supervisor',
      tenantId: 't1',
      conversationId: 'c1',
      owed: this.owed,
      awaiting: this.awaiting,
      knownPeers: [...new Set(this.sent.map((it) => it.to))],
    };
    const step = supervisor.policy(this.state, event, context);
    this.state = JSON.parse(JSON.stringify(step.state)) as SupervisorState;
    const results: DeskEvent[] = [];
    for (const command of step.commands) results.push(...this.carryOut(command, event.atMs));
    for (const result of results) this.handle(result);
    const isAsked = step.commands.some((it) => it.kind === 'send' && it.topic === CONFIRM);
    if (this.winnersConfirm) while (isAsked && this.isAwaited(CONFIRM)) this.confirmed();
    return this;
  }

  private carryOut(command: DeskCommand, atMs: number): DeskEvent[] {
    switch (command.kind) {
      case 'send':
        this.send(command);
        return [];
      case 'reply':
        this.reply(command);
        return [];
      case 'decide':
        this.decide(command.decision);
        return [];
      case 'record':
        this.records.push(CaseRecordSchema.parse(command.record));
        return [];
      case 'timer':
        this.timers.set(command.name, atMs + command.afterMs);
        return [];
      case 'clear':
        this.timers.delete(command.name);
        return [];
      case 'show':
        return [];
      case 'finish':
        this.finished = command.outcome;
        return [];
      case 'run':
        return [this.run(command, atMs)];
    }
  }

  private isAwaited(topic: Topic): boolean {
    return this.finished === null && this.awaiting.some((it) => it.topic === topic);
  }

  private send(command: Extract<DeskCommand, { kind: 'send' }>): void {
    const { to, type, topic, body, wake } = command;
    messageBodies[topic].parse(body);
    const id = `supervisor#${(this.count += 1)}`;
    if (type === 'REQUEST') this.awaiting.push({ requestId: id, to, topic });
    const inReplyTo = null;
    this.sent.push({ id, to, type, topic, body: body as never, wake: wake !== false, inReplyTo });
  }

  private reply(command: Extract<DeskCommand, { kind: 'reply' }>): void {
    const { requestId, type, topic, body } = command;
    messageBodies[topic].parse(body);
    const debt = this.owed.find((it) => it.requestId === requestId);
    if (debt === undefined) throw new Error(`${requestId} is not owed an answer`);
    this.owed = this.owed.filter((it) => it !== debt);
    const id = `supervisor#${(this.count += 1)}`;
    const parts = { to: debt.from, type, topic, body: body as never, wake: true };
    this.sent.push({ id, ...parts, inReplyTo: requestId });
  }

  private decide(decision: DecisionDraft): void {
    const bytes = Buffer.byteLength(JSON.stringify(decision.inputs));
    if (bytes > DECISION_INPUTS_BYTES_MAX) throw new Error(`inputs of ${bytes} bytes`);
    this.decisions.push(decision);
  }

  private run(command: Extract<DeskCommand, { kind: 'run' }>, atMs: number): DeskEvent {
    const { activity, key, input } = command;
    if (activity !== 'describePeer') throw new Error(`the supervisor ordered ${activity}`);
    const workersCount = this.workers[(input as { role: string }).role] ?? 1;
    const value: ActivityResults['describePeer'] | null =
      workersCount === 'unknown' ? null : { workersCount };
    const result =
      value === null
        ? ({ ok: false, code: 'UNEXPECTED', because: 'no answer' } as const)
        : ({ ok: true, value } as const);
    return { kind: 'result', activity, key, result, atMs };
  }
}
