import type { ApprovalQuestion } from '#contracts/records.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { stage } from './open.ts';
import type { OpenApproval, SupervisorState } from './state.ts';

const timerPrefix = 'approval ';
export const timerName = (approvalId: string): string => timerPrefix + approvalId;
export const timerApproval = (name: string): string | null =>
  name.startsWith(timerPrefix) ? name.slice(timerPrefix.length) : null;

type Asked = Pick<OpenApproval, 'about'> &
  Partial<Pick<OpenApproval, 'requestId' | 'supplierId' | 'role' | 'grants' | 'deferred'>> &
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
  const { about, shown, amountMinor, ifSilent } = asked;
  const question = asked.question.slice(0, 500);
  const approvalsCount = state.approvalsCount + 1;
  const approvalId = `${brief.requisition.caseId}-${approvalsCount}`;
  const openForMs = asked.openForMs ?? brief.timing.approvalTimeoutMs;
  const approval: ApprovalQuestion = {
    approvalId,
    about,
    question,
    shown,
    amountMinor,
    ifSilent,
    currency: amountMinor === null ? null : brief.requisition.currency,
    expiresAtMs: atMs + openForMs,
  };
  const open: OpenApproval = {
    approvalId,
    about,
    requestId: asked.requestId ?? null,
    supplierId: asked.supplierId ?? null,
    role: asked.role ?? null,
    grants: asked.grants ?? null,
    deferred: asked.deferred ?? false,
    asked: { question, shown, amountMinor, ifSilent },
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
      { kind: 'timer', name: timerName(approvalId), afterMs: openForMs },
      ...(holdsCase ? stage('approving', `Waits for a person: ${question}`) : []),
    ],
  };
}

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
    commands: moot.flatMap(({ approvalId }): DeskCommand[] => [
      { kind: 'clear', name: timerName(approvalId) },
      {
        kind: 'record',
        record: {
          kind: 'approval_closed',
          approvalId,
          status: 'void',
          decidedBy: 'supervisor',
          comment: because,
        },
      },
    ]),
  };
}
