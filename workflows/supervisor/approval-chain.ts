import type { ApprovalChain } from '#contracts/approval-chain.ts';
import type { ApprovalRule } from '#contracts/approval-policy.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { lapsesAtMs } from '#domain/approval/lapse.ts';
import { openChain, withEscalation, withOpenSteps, withReminder } from '#domain/approval/chain.ts';
import type { StepAnswer } from '#domain/approval/progress.ts';
import { openSteps } from '#domain/approval/progress.ts';
import type { AskedFacts } from '#domain/approval/rule.ts';
import { pinnedRule } from '#domain/approval/rule.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import type { OpenApproval, SupervisorState } from './state.ts';

/** The steps of an open question, the rule that they come from, and who has answered so far. */
export type RunningChain = {
  chain: ApprovalChain;
  rule: ApprovalRule;
  answers: StepAnswer[];
  expiresAtMs: number;
};

export const expiryTimer = (approvalId: string): string => `approval ${approvalId}`;
const reminderTimer = (approvalId: string, stepId: string) =>
  `step-reminder ${approvalId} ${stepId}`;
const escalationTimer = (approvalId: string, stepId: string) =>
  `step-escalation ${approvalId} ${stepId}`;

type Facts = Omit<AskedFacts, 'categories' | 'costCentre'>;

/**
 * The chain that the approval policy of the case wants for a question.
 * @param usualTimeMs until the question lapses, unless the rule has a time of its own
 * @returns null when no policy was active or no rule fits: one person decides
 */
export function chainFor(
  { policy: { approvals } }: CaseBrief,
  facts: Facts,
  atMs: number,
  usualTimeMs: number,
): RunningChain | null {
  const rule = approvals === undefined ? null : pinnedRule(approvals, facts);
  if (approvals === undefined || rule === null) return null;
  const { version, calendar } = approvals;
  return {
    chain: openChain(rule, version, calendar, atMs),
    rule,
    answers: [],
    expiresAtMs: lapsesAtMs(approvals, rule, atMs, usualTimeMs),
  };
}

/** Sets what is due for the open steps and clears what no longer is; the expiry stays as it is. */
export function stepTimers(
  approvalId: string,
  { chain, answers }: RunningChain,
  atMs: number,
): DeskCommand[] {
  const open = openSteps(chain, answers);
  return chain.steps.flatMap((it): DeskCommand[] => {
    const isOpen = open.includes(it.stepId);
    const reminder = reminderTimer(approvalId, it.stepId);
    const escalation = escalationTimer(approvalId, it.stepId);
    return [
      ...timer(reminder, isOpen && it.remindedAtMs === null ? it.remindAtMs : null, atMs),
      ...timer(escalation, isOpen && it.escalatedAtMs === null ? it.escalateAtMs : null, atMs),
    ];
  });
}

const timer = (name: string, dueAtMs: number | null, atMs: number): DeskCommand[] => [
  dueAtMs === null
    ? { kind: 'clear', name }
    : { kind: 'timer', name, afterMs: Math.max(0, dueAtMs - atMs) },
];

/** Nothing of a question rings any more. */
export const clearTimers = ({ approvalId, running }: OpenApproval): DeskCommand[] => [
  { kind: 'clear', name: expiryTimer(approvalId) },
  ...(running?.chain.steps ?? []).flatMap(({ stepId }): DeskCommand[] => [
    { kind: 'clear', name: reminderTimer(approvalId, stepId) },
    { kind: 'clear', name: escalationTimer(approvalId, stepId) },
  ]),
];

/** A step was reminded of or escalated; null = the timer is about something else. */
export function onStepTimer(
  state: SupervisorState,
  name: string,
  atMs: number,
): DeskStep<SupervisorState> | null {
  const [what, approvalId, stepId = ''] = name.split(' ');
  if (what !== 'step-reminder' && what !== 'step-escalation') return null;
  const { brief } = state;
  const open = state.approvals.find((it) => it.approvalId === approvalId);
  const step = open?.running?.chain.steps.find((it) => it.stepId === stepId);
  if (brief === null || open?.running === undefined || step === undefined) {
    return { state, commands: [] };
  }
  const { running } = open;
  if (what === 'step-reminder') {
    const chain = withReminder(running.chain, stepId, atMs);
    const sentence = `Reminded of "${step.title}": ${step.approvers.join(', ')} may answer.`;
    return changed(state, open, { ...running, chain }, sentence, []);
  }
  const chain = withEscalation(running.chain, running.rule, stepId, atMs);
  const may = chain.steps.find((it) => it.stepId === stepId)?.approvers ?? [];
  const sentence = `"${step.title}" took too long; now ${may.join(', ')} may answer.`;
  const choice = decision(brief, {
    question: `Who may answer "${step.title}" now?`,
    chosen: may.join(', ').slice(0, 300),
    alternatives: [
      { option: 'wait for those named first', scoreBp: null, because: 'their time is over' },
    ],
    because: [{ rule: running.rule.title, value: 'escalates a step that nobody answers' }],
    inputs: { approvalId, stepId, approvers: may.slice(0, 20) },
  });
  return changed(state, open, { ...running, chain }, sentence, [choice]);
}

/** A step has its answers and the next one opens, or more answers are needed. */
export function goOn(
  state: SupervisorState,
  open: OpenApproval,
  running: RunningChain,
  sentence: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const calendar = state.brief?.policy.approvals?.calendar ?? null;
  const chain = withOpenSteps(running.chain, running.rule, running.answers, calendar, atMs);
  const next = { ...running, chain };
  return changed(state, open, next, sentence, stepTimers(open.approvalId, next, atMs));
}

/** Puts the question off in place: what was answered stands, and everybody has the time once more. */
export function extend(
  state: SupervisorState,
  open: OpenApproval,
  running: RunningChain,
  { policy: { approvals }, timing }: CaseBrief,
  { decidedBy, atMs }: { decidedBy: string; atMs: number },
): DeskStep<SupervisorState> {
  const untilMs = lapsesAtMs(approvals, running.rule, atMs, timing.approvalTimeoutMs);
  const expiresAtMs = Math.max(running.expiresAtMs, untilMs);
  const next = { ...open, deferred: true };
  return changed(
    state,
    open,
    { ...running, expiresAtMs },
    `${decidedBy} put it off once.`,
    [{ kind: 'timer', name: expiryTimer(open.approvalId), afterMs: expiresAtMs - atMs }],
    next,
  );
}

function changed(
  state: SupervisorState,
  open: OpenApproval,
  running: RunningChain,
  sentence: string,
  commands: DeskCommand[],
  next: OpenApproval = open,
): DeskStep<SupervisorState> {
  const { approvalId } = open;
  const { chain, expiresAtMs } = running;
  const record = {
    kind: 'approval_steps' as const,
    approvalId,
    chain,
    expiresAtMs,
    sentence: sentence.slice(0, 500),
  };
  return {
    state: {
      ...state,
      approvals: state.approvals.map((it) => (it === open ? { ...next, running } : it)),
    },
    commands: [...commands, { kind: 'record', record }],
  };
}
