import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  proxyLocalActivities,
  setCurrentDetails,
  sleep,
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
import { answerLeftovers, applyCommands, emptyDraft, isEmptyDraft } from './turn.ts';

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

// Retries go on for a week: an outage of the database parks the turn, it never changes its result.
const activities = proxyLocalActivities<KitActivities>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '7 days',
  localRetryThreshold: '20 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '5 seconds',
  },
});

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
    draft.deadLetters.push(...carried.mailbox.deadLetters);
    carried.mailbox = { ...carried.mailbox, deadLetters: [] };
    if (isEmptyDraft(draft)) return null;
    const closed = await this.post(draft);
    // A peer only completes when the case is closed, so one that has ended says that it is.
    const outcome = draft.finish ?? (closed ? 'case_closed' : null);
    this.publish(outcome);
    return outcome;
  }

  private async handle(handled: HandledEvent, draft: TurnDraft): Promise<void> {
    const { cause } = handled;
    const events: unknown[] = [handled.event];
    for (let event = events.shift(); event !== undefined; event = events.shift()) {
      await this.fetchBody(event);
      const step = this.definition.policy(this.carried.state, event as never, this.context());
      this.carried.state = step.state;
      const runs = applyCommands(
        this.identity,
        this.carried,
        draft,
        cause,
        step.commands,
        Date.now(),
      );
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

  private async fetchBody(event: unknown): Promise<void> {
    const it = event as { kind: string; envelope?: Envelope; body?: { byReference?: string } };
    if (it.kind !== 'message' || it.envelope === undefined || it.body?.byReference === undefined)
      return;
    const messageId = it.body.byReference;
    const body = await activities.loadBody({ tenantId: this.identity.tenantId, messageId });
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
    const { closedRoles } = await activities.post({ tenantId, caseId, agent: role, ...left });
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
