import type { CaseBrief } from '#contracts/messages.ts';
import type { ApprovalQuestion } from '#contracts/records.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { lapsesAtMs } from '#domain/approval/lapse.ts';
import { categoriesOf } from '#domain/approval/pinned.ts';
import { chainFor, clearTimers, expiryTimer, stepTimers } from './approval-chain.ts';
import { stage } from './open.ts';
import { stageNow } from './person-wanted.ts';
import type { OpenApproval, SupervisorState } from './state.ts';

const timerPrefix = expiryTimer('');
/** Sent back more often, an award is better turned down. */
const RETURNS_MAX = 3;
export const timerApproval = (name: string): string | null =>
  name.startsWith(timerPrefix) ? name.slice(timerPrefix.length) : null;

type Asked = Pick<OpenApproval, 'about'> &
  Partial<
    Pick<OpenApproval, 'requestId' | 'supplierId' | 'role' | 'grants' | 'deferred' | 'holds'>
  > &
  OpenApproval['asked'] & {
    /** Until the question lapses; absent = the usual time. */
    openForMs?: number;
  };

/** Asks a person; the case goes on with everything that does not hang on the answer. */
export function askPerson(
  state: SupervisorState,
  asked: Asked,
  atMs: number,
): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const { about, shown, amountMinor, ifSilent, riskBp = null } = asked;
  const question = asked.question.slice(0, 500);
  const approvalsCount = state.approvalsCount + 1;
  const approvalId = `${brief.requisition.caseId}-${approvalsCount}`;
  const currency = amountMinor === null ? null : brief.requisition.currency;
  const usualTimeMs = asked.openForMs ?? brief.timing.approvalTimeoutMs;
  const running = chainFor(brief, { about, amountMinor, currency, riskBp }, atMs, usualTimeMs);
  const expiresAtMs =
    running?.expiresAtMs ?? lapsesAtMs(brief.policy.approvals, null, atMs, usualTimeMs);
  const approval: ApprovalQuestion = {
    approvalId,
    about,
    question,
    shown,
    amountMinor,
    ifSilent,
    currency,
    expiresAtMs,
    ...(running !== null && { chain: running.chain }),
    ...contextOf(state, brief, asked),
  };
  const open: OpenApproval = {
    approvalId,
    about,
    requestId: asked.requestId ?? null,
    supplierId: asked.supplierId ?? null,
    role: asked.role ?? null,
    grants: asked.grants ?? null,
    deferred: asked.deferred ?? false,
    ...(running !== null && { running }),
    ...(asked.holds !== undefined && { holds: asked.holds }),
    asked: { question, shown, amountMinor, ifSilent, ...(riskBp !== null && { riskBp }) },
  };
  const next: SupervisorState = { ...state, approvalsCount, approvals: [...state.approvals, open] };
  const holdsCase = about !== 'compliance_review';
  return {
    state: holdsCase ? { ...next, stage: 'approving' } : next,
    commands: [
      decision(brief, {
        question: `Who decides about ${about.replaceAll('_', ' ')}?`,
        chosen: 'a person',
        alternatives: [
          { option: 'decide by rule', scoreBp: null, because: 'policy keeps this for people' },
        ],
        because: [{ rule: 'policy', value: question.slice(0, 300) }],
        inputs: { about, approvalId, amountMinor },
      }),
      { kind: 'record', record: { kind: 'approval', approval } },
      { kind: 'timer', name: expiryTimer(approvalId), afterMs: expiresAtMs - atMs },
      ...(running === null ? [] : stepTimers(approvalId, running, atMs)),
      ...(holdsCase ? stage('approving', `Waits for a person: ${question}`) : []),
    ],
  };
}

/** What a question has to do with, beside its text. */
const contextOf = (
  state: SupervisorState,
  brief: CaseBrief,
  { about, supplierId = null, holds }: Asked,
): Partial<ApprovalQuestion> => ({
  holds: holds ?? { kind: supplierId === null ? 'case' : 'supplier', supplierId, lineNo: null },
  category: categoriesOf(brief.requisition.lines)[0] ?? null,
  costCentre: brief.requisition.costCentre ?? null,
  stage: stageNow(state, brief),
  returnable: about === 'award' && (state.returned?.count ?? 0) < RETURNS_MAX,
});

/** Takes back questions whose answer no longer matters; late answers find nothing open. */
export function withdraw(
  state: SupervisorState,
  isMoot: (approval: OpenApproval) => boolean,
  because: string,
): DeskStep<SupervisorState> {
  const moot = state.approvals.filter(isMoot);
  if (moot.length === 0) return { state, commands: [] };
  return {
    state: { ...state, approvals: state.approvals.filter((it) => !moot.includes(it)) },
    commands: moot.flatMap((it): DeskCommand[] => [
      ...clearTimers(it),
      {
        kind: 'record',
        record: {
          kind: 'approval_closed',
          approvalId: it.approvalId,
          status: 'void',
          decidedBy: 'supervisor',
          comment: because,
        },
      },
    ]),
  };
}
