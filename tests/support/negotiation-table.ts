import { expect } from 'vitest';
import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Bodies, Body, CaseBrief, Topic } from '#contracts/messages.ts';
import { messageBodies } from '#contracts/messages.ts';
import type { ClearedCandidate, Offer } from '#contracts/negotiation.ts';
import { CaseRecord } from '#contracts/records.ts';
import type { OpenedQuote, SupplierAsk } from '#contracts/supplier-answer.ts';
import type { Market } from '#contracts/supplier.ts';
import { createSimulatedSuppliers } from '#integrations/simulated-suppliers/simulated-suppliers.ts';
import type { PolicyContext } from '#kit/agent.ts';
import type { DecisionDraft } from '#kit/journal.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import type { DeskCommand, DeskEvent } from '#workflows/desk.ts';
import { negotiation } from '#workflows/negotiation/policy.ts';
import { OPENED_AT_MS } from './case-builders.ts';

type Message = { id: string; topic: Topic; body: unknown };
type Of<K extends DeskCommand['kind']> = Extract<DeskCommand, { kind: K }>;
type How = {
  from?: string;
  type?: 'REQUEST' | 'NOTIFICATION' | 'RESPONSE' | 'ERROR';
  inReplyTo?: string;
};

const INPUTS_BYTES_MAX = 4_096;

/**
 * The negotiation policy with simulated suppliers around it and a clock of its own. Every command
 * is held against what the shell and the log would demand of it.
 */
export class NegotiationTable {
  readonly sent: Message[] = [];
  readonly replies: Message[] = [];
  readonly decisions: DecisionDraft[] = [];
  readonly offers: Offer[] = [];
  readonly stages: string[] = [];
  readonly exchanges: ActivityInputs['exchangeOffers'][] = [];
  readonly activities: string[] = [];
  readonly timers = new Map<string, number>();
  readonly records: CaseRecord[] = [];
  readonly asks: SupplierAsk[] = [];
  readonly tended: string[] = [];
  /** Suppliers that answer for themselves. */
  real: readonly string[] = [];
  /** Those whose answer is in the log and has not come yet. */
  answeredIds: readonly string[] = [];
  /** Simulated winners that do not confirm. */
  declinedIds: readonly string[] = [];
  /** Whether simulated winners can be asked at all. */
  confirmFails = false;
  readonly confirmations: ActivityInputs['confirmAward'][] = [];
  /** What is under seal, by supplier. */
  readonly sealed = new Map<string, OpenedQuote>();
  state = negotiation.initial();
  nowMs = OPENED_AT_MS;
  private readonly suppliers: Pick<SimulatedSuppliers, 'reply'>;
  private readonly advice: ActivityResults['adviseNegotiation'];
  private readonly keys = new Set<string>();
  private serial = 0;
  private awaiting: PolicyContext['awaiting'] = [];
  private owed: PolicyContext['owed'] = [];

  constructor(
    suppliers: Pick<SimulatedSuppliers, 'reply'> = createSimulatedSuppliers(),
    advice: ActivityResults['adviseNegotiation'] = {
      expectedSavingsBp: null,
      sampleSize: 0,
      perSupplier: [],
      advice: [],
    },
  ) {
    this.suppliers = suppliers;
    this.advice = advice;
  }

  /** Compliance lets suppliers through. */
  clear(brief: CaseBrief, cleared: ClearedCandidate[], market: Market): void {
    const pendingSupplierIds: string[] = [];
    this.deliver('negotiation.cleared', { brief, attempt: 1, cleared, market, pendingSupplierIds });
  }

  deliver<T extends keyof Bodies>(topic: T, body: Bodies[T], how: How = {}): void {
    const { from = 'peer', type, inReplyTo } = how;
    const id = `${from}#${(this.serial += 1)}`;
    const kind = type ?? (inReplyTo === undefined ? 'NOTIFICATION' : 'RESPONSE');
    const envelope = {
      id,
      tenantId: 'tenant-1',
      conversationId: 'case-1',
      from,
      to: 'negotiation',
      type: kind,
      topic,
      causationId: null,
      inReplyTo: inReplyTo ?? null,
      sequence: 0,
      sentAtMs: this.nowMs,
      expiresAtMs: null,
      priority: 'normal' as const,
      labels: [],
      traceparent: null,
      body,
    };
    if (kind === 'REQUEST') this.owed = [...this.owed, { requestId: id, from: 'peer', topic }];
    this.awaiting = this.awaiting.filter((it) => it.requestId !== inReplyTo);
    this.handle({ kind: 'message', topic, envelope, body, atMs: this.nowMs } as DeskEvent);
  }

  /** Lets the nearest timer fire; false when none is set. */
  fireNext(): boolean {
    const [next] = [...this.timers].toSorted((a, b) => a[1] - b[1]);
    if (next === undefined) return false;
    const [name, dueAtMs] = next;
    this.timers.delete(name);
    this.nowMs = Math.max(this.nowMs, dueAtMs);
    this.handle({ kind: 'timer', name, atMs: this.nowMs });
    return true;
  }

  playOn(): void {
    while (this.fireNext());
  }

  /** Lets the time pass that a request was given. */
  overdue(topic: Topic, waitedMs: number): void {
    const it = this.awaiting.find((asked) => asked.topic === topic);
    if (it === undefined) throw new Error(`${topic} is not awaited`);
    this.nowMs += waitedMs;
    this.handle({ kind: 'overdue', ...it, waitedMs, atMs: this.nowMs });
  }

  ofTopic<T extends Topic>(topic: T): { id: string; body: Body<T> }[] {
    return this.sent
      .filter((it) => it.topic === topic)
      .map((it) => ({ id: it.id, body: it.body as Body<T> }));
  }

  /** The supervisor wants the newest result confirmed. */
  confirm(proposal = this.outcomes().at(-1)?.proposal): void {
    if (proposal == null) throw new Error('nothing is agreed');
    this.deliver('negotiation.confirm', { proposal, because: 'decided' }, { type: 'REQUEST' });
  }

  confirmed(): Body<'negotiation.confirmed'>[] {
    return this.replies
      .filter((it) => it.topic === 'negotiation.confirmed')
      .map((it) => it.body as Body<'negotiation.confirmed'>);
  }

  outcomes(): Body<'negotiation.outcome'>[] {
    return this.ofTopic('negotiation.outcome').map((it) => it.body);
  }

  private handle(event: DeskEvent): void {
    const { state } = this;
    const context: PolicyContext = {
      role: 'negotiation',
      tenantId: 'tenant-1',
      conversationId: 'case-1',
      owed: this.owed,
      awaiting: this.awaiting,
      knownPeers: [],
    };
    const before = JSON.stringify([state, event]);
    const step = negotiation.policy(state, event, context);
    expect(JSON.stringify([state, event]), 'a policy changes nothing it is given').toBe(before);
    const again = negotiation.policy(state, event, context);
    expect(again, 'the same event gives the same step').toEqual(step);
    expect(JSON.parse(JSON.stringify(step.state)), 'state is plain JSON').toEqual(step.state);
    this.state = step.state;
    for (const run of step.commands.flatMap((it) => this.carryOut(it))) this.handle(this.run(run));
  }

  private carryOut(command: DeskCommand): Of<'run'>[] {
    if (command.kind === 'run') return [command];
    if (command.kind === 'decide') this.note(command.decision);
    else if (command.kind === 'record') this.record(command.record);
    else if (command.kind === 'timer') this.timers.set(command.name, this.nowMs + command.afterMs);
    else if (command.kind === 'clear') this.timers.delete(command.name);
    else if (command.kind === 'send') this.send(command);
    else if (command.kind === 'reply') this.reply(command);
    return [];
  }

  private note(decision: DecisionDraft): void {
    expect(decision.because.length).toBeGreaterThan(0);
    expect(JSON.stringify(decision.inputs).length).toBeLessThan(INPUTS_BYTES_MAX);
    this.decisions.push(decision);
  }

  private record(it: CaseRecord): void {
    this.records.push(CaseRecord.parse(it));
    if (it.kind === 'offers') this.offers.push(...it.offers);
    if (it.kind === 'stage') this.stages.push(it.sentence);
  }

  private send({ to, type, topic, body }: Of<'send'>): void {
    messageBodies[topic].parse(body);
    const id = `negotiation#${(this.serial += 1)}`;
    this.sent.push({ id, topic, body });
    if (type === 'REQUEST') this.awaiting = [...this.awaiting, { requestId: id, to, topic }];
  }

  private reply({ requestId: id, topic, body }: Of<'reply'>): void {
    expect(this.owed.map((it) => it.requestId)).toContain(id);
    this.owed = this.owed.filter((it) => it.requestId !== id);
    messageBodies[topic].parse(body);
    this.replies.push({ id, topic, body });
  }

  private run(command: Of<'run'>): DeskEvent {
    const { activity, key } = command;
    expect(this.keys.has(key), `${key} names one step only`).toBe(false);
    this.keys.add(key);
    this.activities.push(activity);
    if (command.activity === 'exchangeOffers') this.exchanges.push(command.input);
    const isLost = command.activity === 'confirmAward' && this.confirmFails;
    const result = isLost
      ? { ok: false, code: 'UNEXPECTED', because: 'down' }
      : { ok: true, value: this.valueOf(command) };
    return { kind: 'result', activity, key, result, atMs: this.nowMs } as DeskEvent;
  }

  private valueOf(command: Of<'run'>): ActivityResults[keyof ActivityResults] {
    switch (command.activity) {
      case 'exchangeOffers':
        return this.exchange(command.input);
      case 'confirmAward':
        return this.askWinners(command.input);
      case 'askSuppliers':
        this.asks.push(...command.input.asks);
        return { askedCount: command.input.asks.length };
      case 'tendSessions': {
        const { action, supplierIds } = command.input;
        this.tended.push(...supplierIds.map((it) => `${action} ${it}`));
        return { action, answeredIds: supplierIds.filter((it) => this.answeredIds.includes(it)) };
      }
      case 'openQuotes':
        return { quotes: command.input.supplierIds.flatMap((it) => this.sealed.get(it) ?? []) };
      default:
        return this.advice;
    }
  }

  private askWinners(input: ActivityInputs['confirmAward']): ActivityResults['confirmAward'] {
    this.confirmations.push(input);
    const answers = input.awards.map(({ supplierId }) => {
      const confirmed = !this.declinedIds.includes(supplierId);
      return { supplierId, confirmed, text: confirmed ? '' : 'sold out' };
    });
    return { answers };
  }

  private exchange({ offers, ...facts }: ActivityInputs['exchangeOffers']) {
    const isReal = (it: { supplierId: string }) => this.real.includes(it.supplierId);
    const simulated = offers.filter((it) => !isReal(it));
    const replies = this.suppliers.reply({ ...facts, offers: simulated });
    const pending = offers
      .filter(isReal)
      .map(({ supplierId }) => ({ supplierId, channel: 'portal' as const }));
    return pending.length === 0 ? { replies } : { replies, pending };
  }
}
