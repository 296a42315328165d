import { expect } from 'vitest';
import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Bodies, Topic } from '#contracts/messages.ts';
import { messageBodies } from '#contracts/messages.ts';
import { CaseRecord } from '#contracts/records.ts';
import type { DecisionDraft } from '#kit/journal.ts';
import type { DeskAgent, DeskCommand, DeskEvent } from '#workflows/desk.ts';
import { OPENED_AT_MS } from './case-builders.ts';

type Of<K extends DeskCommand['kind']> = Extract<DeskCommand, { kind: K }>;
type Sent = {
  id: string;
  to: string;
  type: string;
  topic: Topic;
  body: unknown;
  answerWithinMs?: number | undefined;
};
type Request = { requestId: string; from: string; to: string; topic: string };
/** What each activity comes back with; a text is the code of its failure. */
export type Answers = {
  [N in keyof ActivityInputs]?: (
    input: ActivityInputs[N],
    key: string,
  ) => ActivityResults[N] | string;
};

const DECISION_INPUTS_BYTES_MAX = 4_096;

/**
 * One agent's policy with the part of the shell that it can see, in memory. Holds every step to
 * what all policies promise: the same step for the same event, nothing changed that was given,
 * bodies and records well formed, a REQUEST answered once, an activity key used for one order.
 */
export class PlayedAgent<State> {
  readonly sent: Sent[] = [];
  readonly records: CaseRecord[] = [];
  readonly decisions: DecisionDraft[] = [];
  readonly ran: { activity: string; key: string; input: unknown }[] = [];
  readonly timers = new Map<string, number>();
  state: State;
  owed: Request[] = [];
  awaiting: Request[] = [];
  nowMs = OPENED_AT_MS;
  private readonly agent: DeskAgent<State>;
  private readonly answers: Answers;
  private count = 0;

  constructor(agent: DeskAgent<State>, answers: Answers = {}) {
    this.agent = agent;
    this.answers = answers;
    this.state = agent.initial();
  }

  /** A message from a peer; a RESPONSE or ERROR answers the oldest request to its sender. */
  tell<T extends Topic>(
    from: string,
    topic: T,
    body: Bodies[T],
    type: 'REQUEST' | 'NOTIFICATION' | 'RESPONSE' | 'ERROR' = 'NOTIFICATION',
  ): this {
    const id = `${from}#${(this.count += 1)}`;
    const isAnswer = type === 'RESPONSE' || type === 'ERROR';
    const answered = isAnswer ? this.awaiting.find((it) => it.to === from) : undefined;
    this.awaiting = this.awaiting.filter((it) => it !== answered);
    if (type === 'REQUEST') {
      this.owed = [...this.owed, { requestId: id, from, to: this.agent.role, topic }];
    }
    const envelope = {
      id,
      tenantId: 't1',
      conversationId: 'c1',
      from,
      to: this.agent.role,
      type,
      topic,
      causationId: null,
      inReplyTo: answered?.requestId ?? null,
      sequence: this.count,
      sentAtMs: this.nowMs,
      expiresAtMs: null,
      priority: 'normal',
      labels: [],
      traceparent: null,
      body: messageBodies[topic].parse(body),
    };
    return this.handle({ kind: 'message', topic, envelope, body, atMs: this.nowMs } as DeskEvent);
  }

  /** The oldest request about a topic stays unanswered for the time it was given. */
  overdue(topic: Topic, waitedMs = 2_000): this {
    const late = this.awaiting.find((it) => it.topic === topic);
    if (late === undefined) return this;
    this.nowMs += waitedMs;
    const { requestId, to } = late;
    return this.handle({ kind: 'overdue', requestId, to, topic, waitedMs, atMs: this.nowMs });
  }

  /** The time of every timer comes that is set now. */
  ring(): this {
    for (const [name, dueAtMs] of this.timers) {
      this.timers.delete(name);
      this.nowMs = Math.max(this.nowMs, dueAtMs);
      this.handle({ kind: 'timer', name, atMs: dueAtMs });
    }
    return this;
  }

  sentOf<T extends Topic>(topic: T): (Omit<Sent, 'body'> & { body: Bodies[T] })[] {
    return this.sent
      .filter((it) => it.topic === topic)
      .map((it) => ({ ...it, body: it.body as Bodies[T] }));
  }

  recordsOf<K extends CaseRecord['kind']>(kind: K): Extract<CaseRecord, { kind: K }>[] {
    return this.records.filter((it): it is Extract<CaseRecord, { kind: K }> => it.kind === kind);
  }

  handle(event: DeskEvent): this {
    const { state } = this;
    const context = {
      role: this.agent.role,
      tenantId: 't1',
      conversationId: 'c1',
      owed: this.owed,
      awaiting: this.awaiting,
      knownPeers: [...new Set(this.sent.map((it) => it.to))],
    };
    const before = JSON.stringify([state, event, context]);
    const step = this.agent.policy(state, event, context);
    const again = this.agent.policy(JSON.parse(JSON.stringify(state)) as State, event, context);
    expect(again, 'the same state and event give the same step').toEqual(step);
    expect(JSON.stringify([state, event, context]), 'nothing given is changed').toBe(before);
    expect(JSON.parse(JSON.stringify(step.state)), 'the state is plain JSON').toEqual(step.state);
    this.state = step.state;
    for (const it of step.commands) this.carryOut(it, event.atMs);
    for (const it of step.commands) if (it.kind === 'run') this.run(it, event.atMs);
    return this;
  }

  private carryOut(command: DeskCommand, atMs: number): void {
    if (command.kind === 'send') this.send(command);
    else if (command.kind === 'reply') this.reply(command);
    else if (command.kind === 'record') this.records.push(CaseRecord.parse(command.record));
    else if (command.kind === 'timer') this.timers.set(command.name, atMs + command.afterMs);
    else if (command.kind === 'clear') this.timers.delete(command.name);
    else if (command.kind === 'decide') this.decide(command.decision);
  }

  private send({ to, type, topic, body, answerWithinMs }: Of<'send'>): void {
    messageBodies[topic].parse(body);
    const id = `${this.agent.role}#${(this.count += 1)}`;
    this.sent.push({ id, to, type, topic, body, answerWithinMs });
    if (type === 'REQUEST') {
      this.awaiting = [...this.awaiting, { requestId: id, from: this.agent.role, to, topic }];
    }
  }

  private reply({ requestId, type, topic, body }: Of<'reply'>): void {
    messageBodies[topic].parse(body);
    const debt = this.owed.find((it) => it.requestId === requestId);
    if (debt === undefined) throw new Error(`${requestId} is not owed an answer`);
    this.owed = this.owed.filter((it) => it !== debt);
    this.sent.push({ id: requestId, to: debt.from, type, topic, body });
  }

  private decide(decision: DecisionDraft): void {
    expect(decision.because.length, decision.question).toBeGreaterThan(0);
    const bytes = Buffer.byteLength(JSON.stringify(decision.inputs));
    expect(bytes, decision.question).toBeLessThanOrEqual(DECISION_INPUTS_BYTES_MAX);
    this.decisions.push(decision);
  }

  private run({ activity, key, input }: Of<'run'>, atMs: number): void {
    // A key names one order: the answer that is stored under it would answer another one wrongly.
    const same = this.ran.find((it) => it.activity === activity && it.key === key);
    if (same !== undefined) expect(input, `the order of ${key}`).toEqual(same.input);
    this.ran.push({ activity, key, input });
    const answer = this.answers[activity]?.(input as never, key) ?? 'NO_ANSWER';
    const result =
      typeof answer === 'string'
        ? { ok: false, code: answer, because: 'it failed' }
        : { ok: true, value: answer };
    this.handle({ kind: 'result', activity, key, result, atMs } as DeskEvent);
  }
}
