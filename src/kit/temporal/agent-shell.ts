import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  log,
  proxyLocalActivities,
  setCurrentDetails,
  sleep,
  TimeoutFailure,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { AgentDefinition } from '../agent.ts';
import type { AgentIdentity } from '../directory.ts';
import type { Envelope } from '../envelope.ts';
import type { Carried } from './carried.ts';
import { hasArrivals, nextEvent, nextWakeMs } from './next-event.ts';
import type { HandledEvent } from './next-event.ts';
import type { AgentOptions } from './options.ts';
import type { Cause, TurnDraft } from './turn.ts';
import { applyCommands, emptyDraft, isEmptyDraft } from './turn.ts';
import { patience } from './patience.ts';
import { answerLeftovers, hasLeftovers, refuse } from './unanswered.ts';

type Order = {
  tenantId: string;
  caseId: string;
  key: string;
  traceparent: string | null;
  input: unknown;
};
type PostOrder = Omit<TurnDraft, 'finish' | 'lastCause'> & {
  tenantId: string;
  caseId: string;
  agent: string;
};
type KitActivities = {
  post(order: PostOrder): Promise<{ closedRoles: string[] }>;
  loadBody(order: { tenantId: string; messageId: string }): Promise<unknown>;
} & Record<string, (order: Order) => Promise<unknown>>;

// What an agent asks for may fail, and its policy is told so after a week of tries.
const activities = proxyLocalActivities<KitActivities>({
  ...patience,
  scheduleToCloseTimeout: '7 days',
});
const { post, loadBody } = proxyLocalActivities<KitActivities>(patience);

type AnyDefinition = AgentDefinition<
  unknown,
  Record<string, object>,
  Record<string, unknown>,
  Record<string, unknown>,
  unknown
>;

/** The shell's working parts of one run; all that must last is in `carried`. */
export class AgentShell {
  private readonly definition: AnyDefinition;
  private readonly options: AgentOptions;
  private readonly identity: AgentIdentity;
  private readonly carried: Carried<unknown>;
  private armedForMs: number | null = null;
  private rang = false;
  private published = { stage: '', outcome: null as string | null };

  constructor(
    definition: AnyDefinition,
    options: AgentOptions,
    identity: AgentIdentity,
    carried: Carried<unknown>,
  ) {
    this.definition = definition;
    this.options = options;
    this.identity = identity;
    this.carried = carried;
    this.published.stage = carried.shown.stage;
    setCurrentDetails(carried.shown.details);
  }

  /** Handles all that is waiting and posts once; gives the outcome when the agent is to end. */
  async turn(): Promise<string | null> {
    const { identity, carried, options } = this;
    const draft = emptyDraft();
    for (;;) {
      const handled = nextEvent(identity, carried, options, draft, Date.now());
      if (handled === null) break;
      draft.lastCause = handled.cause;
      await this.handle(handled, draft);
    }
    if (draft.finish !== null && draft.lastCause !== null) {
      answerLeftovers(identity, carried, draft, draft.lastCause);
    }
    this.collectDeadLetters(draft);
    if (isEmptyDraft(draft)) return null;
    const closed = await this.post(draft);
    // A peer only completes when the case is closed, so one that has ended says that it is.
    const outcome = draft.finish ?? (closed ? 'case_closed' : null);
    this.publish(outcome);
    return outcome;
  }

  /** Answers all who still wait for an agent that ends, also who wrote while it was ending. */
  async end(): Promise<void> {
    const { identity, carried } = this;
    while (hasLeftovers(carried)) {
      const draft = emptyDraft();
      const { traceparent } = carried;
      answerLeftovers(identity, carried, draft, { atMs: Date.now(), traceparent });
      this.collectDeadLetters(draft);
      await this.post(draft);
    }
  }

  private collectDeadLetters(draft: TurnDraft): void {
    const { carried } = this;
    draft.deadLetters.push(...carried.mailbox.deadLetters);
    carried.mailbox = { ...carried.mailbox, deadLetters: [] };
  }

  private async handle(handled: HandledEvent, draft: TurnDraft): Promise<void> {
    const { cause } = handled;
    const events: unknown[] = [handled.event];
    for (let event = events.shift(); event !== undefined; event = events.shift()) {
      await this.fetchBody(event);
      const runs = this.step(event, handled, draft);
      for (const run of runs) {
        // One at a time: concurrent local activities of one workflow may replay in another order.
        const result = await this.run(run.activity, run.key, run.input, cause);
        events.push({
          kind: 'result',
          activity: run.activity,
          key: run.key,
          result,
          atMs: cause.atMs,
        });
      }
    }
  }

  /**
   * One step of the policy. A message it throws on is buried and answered, so that one message never
   * blocks those behind it; a timer cannot be sent again, so there the task waits for a repair.
   */
  private step(event: unknown, { event: first, cause }: HandledEvent, draft: TurnDraft) {
    const { identity, carried } = this;
    try {
      const step = this.definition.policy(carried.state, event as never, this.context());
      const runs = applyCommands(identity, carried, draft, cause, step.commands, Date.now());
      carried.state = step.state;
      return runs;
    } catch (error) {
      const { envelope } = first as { envelope?: Envelope };
      if (envelope === undefined) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      log.error('a message could not be handled', { messageId: envelope.id, reason });
      const because = `${identity.role} failed on ${envelope.topic}: ${reason}`;
      refuse(identity, carried, draft, envelope, cause, 'HANDLER_FAILED', because);
      return [];
    }
  }

  private async fetchBody(event: unknown): Promise<void> {
    const it = event as { kind: string; envelope?: Envelope; body?: { byReference?: string } };
    if (it.kind !== 'message' || it.envelope === undefined || it.body?.byReference === undefined)
      return;
    const messageId = it.body.byReference;
    const body = await loadBody({ tenantId: this.identity.tenantId, messageId });
    it.body = body as never;
    it.envelope.body = body;
  }

  private async run(activity: string, key: string, input: unknown, cause: Cause) {
    const { tenantId, conversationId: caseId } = this.identity;
    const execute = activities[activity];
    if (execute === undefined) throw new Error(`no activity ${activity}`);
    try {
      const order = {
        tenantId,
        caseId,
        key: `${this.identity.role}/${key}`,
        traceparent: cause.traceparent,
        input,
      };
      return { ok: true as const, value: await execute(order) };
    } catch (error) {
      const failure = error instanceof ActivityFailure ? error.cause : error;
      if (failure instanceof TimeoutFailure)
        return { ok: false as const, code: 'ACTIVITY_TIMED_OUT', because: failure.message };
      if (!(failure instanceof ApplicationFailure)) throw error;
      return { ok: false as const, code: failure.type ?? 'UNEXPECTED', because: failure.message };
    }
  }

  private context() {
    const { role, tenantId, conversationId } = this.identity;
    return {
      role,
      tenantId,
      conversationId,
      owed: this.carried.mailbox.owed,
      awaiting: this.carried.awaiting,
      knownPeers: this.carried.knownPeers,
    };
  }

  private async post(draft: TurnDraft): Promise<boolean> {
    const { finish: _finish, lastCause: _cause, ...left } = draft;
    const { tenantId, conversationId: caseId, role } = this.identity;
    const { closedRoles } = await post({ tenantId, caseId, agent: role, ...left });
    return closedRoles.length > 0;
  }

  private publish(outcome: string | null): void {
    const { stage, details } = this.carried.shown;
    setCurrentDetails(details);
    if (stage === this.published.stage && outcome === this.published.outcome) return;
    this.published = { stage, outcome };
    const pairs = this.options.searchAttributes(stage, outcome);
    if (pairs.length > 0) upsertSearchAttributes(pairs);
  }

  /** Sleeps until something arrives or the nearest timer is due. */
  async rest(): Promise<void> {
    const wakeMs = nextWakeMs(this.carried);
    // An armed timer is never cancelled: cancelling costs an event more than letting it ring.
    if (wakeMs !== null && (this.armedForMs === null || wakeMs < this.armedForMs)) this.arm(wakeMs);
    await condition(() => this.rang || hasArrivals(this.carried, this.options));
    this.rang = false;
  }

  private arm(dueAtMs: number): void {
    this.armedForMs = dueAtMs;
    const ring = () => {
      if (this.armedForMs === dueAtMs) this.armedForMs = null;
      this.rang = true;
    };
    sleep(Math.max(1, dueAtMs - Date.now())).then(ring, ring);
  }
}
