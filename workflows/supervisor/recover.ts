import type { CaseBrief } from '#contracts/messages.ts';
import type { Approach } from '#contracts/negotiation.ts';
import { mayTry, spend } from '#kit/patterns/recovery.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { askPerson } from './ask-person.ts';
import { closeWithoutAward } from './close.ts';
import { find, stage } from './open.ts';
import type { RecoveryKind, SupervisorState } from './state.ts';

type Way = { kind: RecoveryKind | 'close'; because: string };

/** Another way after a failure, as long as the budget of recoveries lasts; else the end. */
export function recover(
  state: SupervisorState,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief, budget } = state;
  if (brief === null || budget === null) return { state, commands: [] };
  const ways = waysOn(state).filter((it) => it.kind === 'close' || mayTry(budget, it.kind));
  const way = ways[0] ?? { kind: 'close' as const, because: 'nothing is left to try' };
  const choice = decision(brief, {
    question: `${problem.slice(0, 200)}; what now?`,
    chosen: way.kind,
    alternatives: ways
      .slice(1)
      .map((it) => ({ option: it.kind, scoreBp: null, because: it.because })),
    because: [
      { rule: 'way on', value: way.because },
      { rule: 'used so far', value: JSON.stringify(budget.used) },
    ],
    inputs: {
      problem: problem.slice(0, 500),
      used: budget.used,
      failure: state.outcome?.failure ?? null,
    },
  });
  if (way.kind === 'close') {
    const end = closeWithoutAward(state, brief, problem);
    return { state: end.state, commands: [choice, ...end.commands] };
  }
  const spent = {
    ...state,
    budget: spend(budget, way.kind),
    tried: [...state.tried, `${way.kind} (${way.because})`].slice(-10),
  };
  const step = take(spent, brief, way, problem, atMs);
  return { state: step.state, commands: [choice, ...step.commands] };
}

/** What could help, most promising first. */
function waysOn(state: SupervisorState): Way[] {
  const failure = state.outcome?.failure ?? null;
  const relaxable = nextWish(state);
  const nobodyCleared = state.outcome === null && state.report?.handedTo === 'compliance';
  const ways: (Way | null)[] = [
    failure?.suggestion === 'retry_negotiation'
      ? { kind: 'retry', because: 'another approach may agree' }
      : null,
    nobodyCleared
      ? { kind: 'adjust', because: 'too few were cleared; the band allows a step' }
      : null,
    relaxable !== null
      ? { kind: 'widen', because: `giving up the wish ${relaxable} brings more suppliers` }
      : null,
    failure !== null && hasUntried(state)
      ? { kind: 'widen', because: 'others on the market were not tried yet' }
      : null,
    failure?.reason === 'over_budget'
      ? { kind: 'person', because: 'only a person can raise the budget' }
      : null,
    { kind: 'close', because: 'nothing promises a better result' },
  ];
  return ways.filter((it) => it !== null);
}

/** The wish whose relaxing brings most and was not relaxed yet; hard requirements are no wishes. */
function nextWish(state: SupervisorState): SupervisorState['relaxed'][number] | null {
  const advice = (state.shortage ?? state.report)?.relaxations ?? [];
  return advice.find((it) => it.bringsCount > 0 && !state.relaxed.includes(it.wish))?.wish ?? null;
}

const hasUntried = (state: SupervisorState): boolean =>
  (state.report?.market.suppliersCount ?? 0) >
  (state.outcome?.talks.length ?? 0) + state.excludeSupplierIds.length;

function take(
  state: SupervisorState,
  brief: CaseBrief,
  way: Way,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  if (way.kind === 'retry') return retry(state, brief, problem);
  if (way.kind === 'adjust') return adjust(state, brief);
  if (way.kind === 'widen') return widen(state, brief, way.because);
  return askPerson(state, {
    about: 'recovery',
    requestId: null,
    supplierId: null,
    role: null,
    question: `No agreement: ${problem} Change the request (budget, wishes, date) and approve for another try?`,
    shown: { problem, tried: state.tried, talks: state.outcome?.talks ?? [] },
    amountMinor: brief.requisition.budgetMinor,
    ifSilent: 'The case closes without an award.',
    atMs,
  });
}

const OTHER_APPROACH: Readonly<Record<Approach, Approach>> = {
  competitive: 'collaborative',
  balanced: 'collaborative',
  collaborative: 'balanced',
};

function retry(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
): DeskStep<SupervisorState> {
  const last = state.failedApproaches.at(-1) ?? 'balanced';
  const approach = OTHER_APPROACH[last];
  return {
    state: { ...state, stage: 'recovering' },
    commands: [
      {
        kind: 'send',
        to: 'negotiation',
        type: 'REQUEST',
        topic: 'negotiation.retry',
        body: { approach, prioritiesBp: null, because: problem.slice(0, 1_000) },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
      ...stage('recovering', `Negotiation tries again, ${approach}.`),
    ],
  };
}

/** A step of a third of the way to the upper end of the band. */
function adjust(state: SupervisorState, brief: CaseBrief): DeskStep<SupervisorState> {
  const { approveUpToBp, approveBandBp } = brief.policy.risk;
  const wanted = approveUpToBp + Math.ceil((approveBandBp.max - approveUpToBp) / 3);
  return {
    state: { ...state, stage: 'recovering' },
    commands: [
      {
        kind: 'send',
        to: 'compliance',
        type: 'REQUEST',
        topic: 'compliance.adjust',
        body: { approveUpToBp: wanted, because: 'Too few suppliers were cleared.' },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
      ...stage(
        'recovering',
        `Compliance looks again with approval up to ${wanted} bp, inside the band.`,
      ),
    ],
  };
}

function widen(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
): DeskStep<SupervisorState> {
  const wish = nextWish(state);
  const talked = (state.outcome?.talks ?? []).map((it) => it.supplierId);
  return find(
    {
      ...state,
      shortage: null,
      relaxed: wish === null ? state.relaxed : [...state.relaxed, wish],
      excludeSupplierIds: [...new Set([...state.excludeSupplierIds, ...talked])],
    },
    brief,
    null,
    because,
  );
}

/** Too few: widen while nobody is found; with somebody found, go on and note the advice. */
export function onShortage(
  state: SupervisorState,
  event: MessageOn<'sourcing.shortage'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const next = { ...state, shortage: event.body };
  if (brief === null || event.body.attempt !== state.attempt) return { state: next, commands: [] };
  if (event.body.foundCount === 0) return recover(next, event.body.because, event.atMs);
  return {
    state: next,
    commands: [
      decision(brief, {
        question: 'Few suppliers were found; widen the search?',
        chosen: 'go on with those found',
        alternatives: [{ option: 'widen', scoreBp: null, because: 'kept for when the talks fail' }],
        because: [
          { rule: 'found', value: `${event.body.foundCount} of ${event.body.wantedCount}` },
        ],
        inputs: { foundCount: event.body.foundCount, relaxations: event.body.relaxations },
      }),
    ],
  };
}

export function onAdjusted(
  state: SupervisorState,
  event: MessageOn<'compliance.adjusted'>,
): DeskStep<SupervisorState> {
  if (event.body.clearedSupplierIds.length > 0) return { state, commands: [] };
  return recover({ ...state }, `nobody more passes: ${event.body.because}`, event.atMs);
}

export function onRetrying(
  state: SupervisorState,
  event: MessageOn<'negotiation.retrying'>,
): DeskStep<SupervisorState> {
  return event.body.accepted
    ? { state, commands: [] }
    : recover(withoutRetry(state), event.body.because, event.atMs);
}

/** The same suggestion must not send us round the same loop. */
function withoutRetry(state: SupervisorState): SupervisorState {
  const { outcome } = state;
  if (outcome === null || outcome.failure === null) return state;
  return {
    ...state,
    outcome: { ...outcome, failure: { ...outcome.failure, suggestion: 'widen_search' } },
  };
}
