import type { ApprovalQuestion } from '#contracts/records.ts';
import type { DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import { stage } from './open.ts';
import type { OpenApproval, SupervisorState } from './state.ts';

export const timerName = (approvalId: string) => `approval ${approvalId}`;
export const timerApproval = (name: string): string | null =>
  name.startsWith('approval ') ? name.slice('approval '.length) : null;

type Asked = Pick<OpenApproval, 'about' | 'requestId' | 'supplierId' | 'role'> &
  Pick<ApprovalQuestion, 'question' | 'shown' | 'amountMinor' | 'ifSilent'> & { atMs: number };

/** Asks a person; the case goes on with everything that does not hang on the answer. */
export function askPerson(state: SupervisorState, asked: Asked): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const { about, requestId, supplierId, role, question, shown, amountMinor, ifSilent } = asked;
  const approvalsCount = state.approvalsCount + 1;
  const approvalId = `${brief.requisition.caseId}-${approvalsCount}`;
  const { approvalTimeoutMs } = brief.timing;
  const approval: ApprovalQuestion = {
    approvalId,
    about,
    question: question.slice(0, 500),
    shown,
    amountMinor,
    ifSilent,
    currency: brief.requisition.currency,
    expiresAtMs: asked.atMs + approvalTimeoutMs,
  };
  const open: OpenApproval = { approvalId, about, requestId, supplierId, role, deferred: false };
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
      { kind: 'timer', name: timerName(approvalId), afterMs: approvalTimeoutMs },
      ...(holdsCase ? stage('approving', `Waits for a person: ${question}`) : []),
    ],
  };
}
