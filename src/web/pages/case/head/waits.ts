import type { ApprovalChain } from '#contracts/approval-chain.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { CaseAgent } from '../../../client/types.ts';
import type { CaseEvent } from '../../../live/case-stream.ts';
import { topicWords } from '../conversation/rows/topics.ts';

/** Somebody whom the case waits for. */
export type Wait = {
  who: string;
  what: string;
  sinceMs: number | null;
  /** When the case goes on without; null = no such moment is known. */
  untilMs: number | null;
  /** Path of the page on which it can be acted on. */
  link: string | null;
};

/**
 * Who is waited for, people first and the earliest deadline first: questions that are open, real
 * suppliers that were asked, and peers that owe an answer.
 */
export function waitsOf(
  events: readonly CaseEvent[],
  agents: readonly CaseAgent[],
  people: ReadonlyMap<string, string>,
): Wait[] {
  const questions = new Map<string, Wait>();
  const suppliers = new Map<string, Wait>();
  for (const event of events) {
    if (event.kind === 'message') {
      const { from, topic } = event.body;
      if (topic === 'supplier.answer') suppliers.delete(from.replace(/^supplier:/, ''));
    } else if (event.kind !== 'decision') {
      note(event.body as CaseRecord, event.atMs, { questions, suppliers, people });
    }
  }
  const byDeadline = (a: Wait, b: Wait) => (a.untilMs ?? Infinity) - (b.untilMs ?? Infinity);
  return [
    ...[...questions.values()].sort(byDeadline),
    ...[...suppliers.values()].sort(byDeadline),
    ...agents.flatMap(peersOf),
  ];
}

type Known = {
  questions: Map<string, Wait>;
  suppliers: Map<string, Wait>;
  people: ReadonlyMap<string, string>;
};

function note(record: CaseRecord, atMs: number, { questions, suppliers, people }: Known): void {
  if (record.kind === 'approval') {
    const { approvalId, question, expiresAtMs, chain } = record.approval;
    questions.set(approvalId, {
      who: approversOf(chain, people),
      what: question,
      sinceMs: atMs,
      untilMs: expiresAtMs,
      link: `/approvals/${encodeURIComponent(approvalId)}`,
    });
  }
  if (record.kind === 'approval_steps') {
    const { approvalId, chain, expiresAtMs } = record;
    const asked = questions.get(approvalId);
    if (asked !== undefined) {
      questions.set(approvalId, {
        ...asked,
        who: approversOf(chain, people),
        untilMs: expiresAtMs,
      });
    }
  }
  if (record.kind === 'approval_closed') questions.delete(record.approvalId);
  if (record.kind === 'supplier_asked') {
    suppliers.set(record.supplierId, {
      who: record.supplierName,
      what: `asked by ${record.channel}, turn ${record.turn}`,
      sinceMs: atMs,
      untilMs: record.answerByMs,
      link: null,
    });
  }
  if (record.kind === 'talks') for (const it of record.talks) suppliers.delete(it.supplierId);
  if (record.kind === 'closed') {
    questions.clear();
    suppliers.clear();
  }
}

const peersOf = (agent: CaseAgent): Wait[] =>
  agent.state !== 'running'
    ? []
    : agent.status.awaiting.map(({ to, topic }) => ({
        who: to,
        what: `owes ${agent.role} an answer: ${topicWords(topic)}`,
        sinceMs: null,
        untilMs: null,
        link: null,
      }));

/** Who may answer now; without a chain anybody with an approving role. */
function approversOf(chain: ApprovalChain | undefined, people: Known['people']): string {
  const open = chain?.steps.filter((it) => it.openedAtMs !== null).flatMap((it) => it.approvers);
  if (open === undefined || open.length === 0) return 'Whoever may approve';
  const named = open.map((it) =>
    it.startsWith('role:') ? `any ${it.slice(5).replaceAll('_', ' ')}` : (people.get(it) ?? it),
  );
  return [...new Set(named)].join(' or ');
}
