import type { CaseBrief } from '#contracts/messages.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import { adviceOn, decisionMemory, withExpected } from '#domain/learning/advice/decision-memory.ts';
import { showMoney } from '#domain/money.ts';
import { mayTry, spend, totalUsed } from '#kit/patterns/recovery.ts';
import type { DeskStep } from '../desk.ts';
import { memoryUse, remembered } from '../remembered.ts';
import { askPerson } from './ask-person.ts';
import { closeWithBest } from './close.ts';
import { find, stage } from './open.ts';
import type { SupervisorState } from './state.ts';
import { isHeld } from './state.ts';
import type { Way } from './ways.ts';
import {
  failureKind,
  grantToAskFor,
  nextApproach,
  shiftedPriorities,
  waysOn,
  wishesToGiveUp,
} from './ways.ts';

/** Another way after a failure, as long as the budget of recoveries lasts; else the end. */
export function recover(
  state: SupervisorState,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief, budget } = state;
  // Somebody is deciding already; whatever fails meanwhile must not overtake the answer.
  if (brief === null || budget === null || isHeld(state)) return { state, commands: [] };
  const use = memoryUse(brief);
  const context = failureKind(state);
  const advice = use && adviceOn(state.advice, 'way_on', context);
  const all = waysOn(state, brief, advice);
  const isOpen = (it: Way) => it.kind === 'close' || mayTry(budget, it.kind);
  const [way, ...others] = all.filter(isOpen);
  const without = waysOn(state, brief).find(isOpen)?.kind;
  if (way === undefined || without === undefined) throw new Error('closing is always a way');
  const asked = { question: 'way_on', context, without } as const;
  const memory = use && decisionMemory(asked, advice, way.kind);
  const spentOut = all.filter((it) => it !== way && !others.includes(it));
  const choice = remembered(brief, advice, memory, {
    question: `${problem.slice(0, 200)}; what now?`,
    chosen: way.kind,
    alternatives: [
      ...others.map((it) => ({
        option: it.kind,
        scoreBp: it.scoreBp,
        because: withExpected(it.because, advice, it.kind),
      })),
      ...spentOut.map((it) => ({ option: it.kind, scoreBp: it.scoreBp, because: 'used up' })),
    ],
    because: [
      { rule: 'way on', value: way.because },
      { rule: 'other ways tried', value: `${totalUsed(budget)} of at most ${budget.totalMost}` },
    ],
    confidenceBp: way.scoreBp,
    inputs: {
      problem: problem.slice(0, 500),
      used: budget.used,
      failure: state.outcome?.failure ?? null,
      relaxed: state.relaxed,
      ways: all.map((it) => [it.kind, it.scoreBp]),
    },
  });
  if (way.kind === 'close') {
    const end = closeWithBest(state, brief, problem);
    return { state: end.state, commands: [choice, ...end.commands] };
  }
  const spent: SupervisorState = {
    ...state,
    budget: spend(budget, way.kind),
    tried: [...state.tried, `${words[way.kind]} (${way.because})`].slice(-10),
  };
  const step = take(spent, brief, way.kind, problem, atMs);
  return { state: step.state, commands: [choice, ...step.commands] };
}

const words = {
  widen: 'searched wider',
  adjust: 'moved the approval threshold inside the band',
  retry: 'negotiated again',
  person: 'asked a person',
} as const;

function take(
  state: SupervisorState,
  brief: CaseBrief,
  kind: Exclude<Way['kind'], 'close'>,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  if (kind === 'retry') return talkAgain(state, brief, problem);
  if (kind === 'adjust') return adjust(state, brief, problem);
  if (kind === 'widen') return widen(state, brief, problem);
  return askForWay(state, brief, problem, atMs);
}

/** Negotiation is asked to talk again, in another way than before where one is left. */
function talkAgain(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
  awardToIds: readonly string[] = [],
): DeskStep<SupervisorState> {
  const approach = nextApproach(state) ?? 'collaborative';
  const prioritiesBp = shiftedPriorities(state, brief);
  return {
    state: { ...state, stage: 'recovering' },
    commands: [
      {
        kind: 'send',
        to: 'negotiation',
        type: 'REQUEST',
        topic: 'negotiation.retry',
        body: {
          approach,
          prioritiesBp,
          ...(awardToIds.length > 0 && { awardToIds: [...awardToIds] }),
          because: problem.slice(0, 1_000),
        },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
      ...stage('recovering', `Negotiation tries again, ${approach}: ${problem}`),
    ],
  };
}

/** A third of the way from where nobody more would pass to the end of the band, rounded up. */
function adjust(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
): DeskStep<SupervisorState> {
  const { conditionUpToBp, approveBandBp } = brief.policy.risk;
  const now = Math.max(state.approveUpToBp ?? 0, conditionUpToBp);
  const wanted = now + Math.ceil((approveBandBp.max - now) / 3);
  return {
    state: { ...state, stage: 'recovering', approveUpToBp: wanted },
    commands: [
      {
        kind: 'send',
        to: 'compliance',
        type: 'REQUEST',
        topic: 'compliance.adjust',
        body: { approveUpToBp: wanted, because: problem.slice(0, 1_000) },
        answerWithinMs: brief.timing.peerTimeoutMs,
      },
      ...stage('recovering', `Compliance looks again with approval up to ${wanted} bp.`),
    ],
  };
}

function widen(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
): DeskStep<SupervisorState> {
  const reason = state.outcome?.failure?.reason;
  const strategy: SourcingStrategy | null =
    reason === 'too_late' ? 'fast_delivery' : reason === 'over_budget' ? 'budget' : null;
  const talked = (state.outcome?.talks ?? []).map((it) => it.supplierId);
  const giveUp = wishesToGiveUp(state, brief);
  return find(
    {
      ...state,
      relaxed: [...state.relaxed, ...giveUp],
      excludeSupplierIds: [...new Set([...state.excludeSupplierIds, ...talked])].slice(-200),
    },
    brief,
    strategy,
    giveUp.length === 0 ? problem : `${problem}; without the wish ${giveUp.join(', ')}`,
  );
}

function askForWay(
  state: SupervisorState,
  brief: CaseBrief,
  problem: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { budgetMinor, currency } = brief.requisition;
  const grants = grantToAskFor(state, brief);
  const proposed =
    grants === null
      ? 'Change the request and approve for another try?'
      : grants.kind === 'budget'
        ? `Raise the budget from ${showMoney(budgetMinor, currency)} to ${showMoney(grants.raiseToMinor, currency)} and try again?`
        : `Give up ${grants.giveUp.join(', ')} and search again?`;
  return askPerson(
    state,
    {
      about: 'recovery',
      grants,
      question: `${proposed} So far: ${problem}`,
      shown: { problem, grants, tried: state.tried, talks: state.outcome?.talks ?? [] },
      amountMinor: grants?.kind === 'budget' ? grants.raiseToMinor : null,
      ifSilent: 'The case closes without an award.',
    },
    atMs,
  );
}

/**
 * Another try that a person asked for; it is theirs, so it costs none of our own. Under the changed
 * request every approach is new again, and the friendliest brings most suppliers back.
 * @param awardToIds whom the person chose; awarded without more talks where their terms will do
 */
export function tryAgain(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
  awardToIds: readonly string[] = [],
): DeskStep<SupervisorState> {
  const hasTalks = (state.outcome?.talks ?? []).length > 0;
  if (!hasTalks) return find(state, brief, null, because);
  const fresh: SupervisorState = { ...state, failedApproaches: ['balanced', 'competitive'] };
  return talkAgain(fresh, brief, because, awardToIds);
}
