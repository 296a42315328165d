import type { WaitsFor } from '#contracts/desk.ts';
import type { ApprovalQuestion, CaseStage } from '#contracts/records.ts';
import type { AskMove } from '#contracts/supplier-answer.ts';

/** A question of a case that people have not answered yet. */
export type OpenQuestion = {
  about: ApprovalQuestion['about'];
  question: string;
  /** Names of who may answer; empty = anybody with an approving role. */
  approvers: readonly string[];
  sinceMs: number;
  untilMs: number;
};

/** A real supplier whose turn it is. */
export type AskedSupplier = {
  supplierName: string;
  move: AskMove;
  turn: number;
  sinceMs: number;
  answerByMs: number;
};

export type CaseStanding = {
  stage: CaseStage;
  updatedAtMs: number;
  /** When the case closes with what it has. */
  deadlineMs: number | null;
  questions: readonly OpenQuestion[];
  suppliers: readonly AskedSupplier[];
};

const WAITS_MAX = 5;

const afterAnswer: Readonly<Record<ApprovalQuestion['about'], string>> = {
  award: 'The award is made as soon as it is approved.',
  compliance_review: 'The supplier is cleared or refused, as the compliance officer decides.',
  recovery: 'The case goes on the way that is chosen.',
  manual_step: 'The case goes on once the step is done.',
};

const afterStage: Readonly<Record<CaseStage, string>> = {
  opened: 'Sourcing looks for suppliers.',
  sourcing: 'Compliance checks the suppliers that were found.',
  compliance: 'Negotiation asks the cleared suppliers for offers.',
  negotiating: 'The best offers become a proposal for the award.',
  award_review: 'The winners confirm, and the award is made.',
  approving: 'The award is made as soon as it is approved.',
  recovering: 'The search is widened, or the case closes without an award.',
  paused: 'Nothing happens until somebody resumes the case.',
  closed: 'Nothing is left to do.',
};

/** What comes next in a case, in plain words. */
export function nextStepOf({ stage, questions }: CaseStanding): string {
  const asked = questions[0];
  const isHeld = asked !== undefined && stage !== 'paused' && stage !== 'negotiating';
  return isHeld ? afterAnswer[asked.about] : afterStage[stage];
}

const agentAt: Readonly<Partial<Record<CaseStage, { who: string; what: string }>>> = {
  opened: { who: 'supervisor', what: 'to start the search' },
  sourcing: { who: 'sourcing', what: 'a shortlist of suppliers' },
  compliance: { who: 'compliance', what: 'clearances of the shortlist' },
  negotiating: { who: 'suppliers', what: 'their offers' },
  award_review: { who: 'negotiation', what: 'the winners to confirm' },
  approving: { who: 'supervisor', what: 'to put the award to its approvers' },
  recovering: { who: 'supervisor', what: 'a way to go on' },
  paused: { who: 'a buyer', what: 'to resume the case' },
};

const answerTo: Readonly<Record<AskMove, string>> = {
  request_quote: 'the first quote',
  counter: 'an answer to our offer',
  final: 'the final offer',
  confirm: 'the award to be confirmed',
};

/** For whom a case waits; people and suppliers before its agents, the earliest deadline first. */
export function waitsOf(at: CaseStanding): WaitsFor[] {
  const people = at.questions.map((it) => ({
    who: it.approvers.length === 0 ? 'an approver' : it.approvers.join(', '),
    what: it.question,
    sinceMs: it.sinceMs,
    untilMs: it.untilMs,
  }));
  const suppliers = at.suppliers.map((it) => ({
    who: it.supplierName,
    what: answerTo[it.move],
    sinceMs: it.sinceMs,
    untilMs: it.answerByMs,
  }));
  const waits = [...people, ...suppliers].toSorted((a, b) => a.untilMs - b.untilMs);
  const agent = agentAt[at.stage];
  if ((waits.length > 0 && at.stage !== 'paused') || agent === undefined)
    return waits.slice(0, WAITS_MAX);
  const untilMs = at.stage === 'paused' ? null : at.deadlineMs;
  return [{ ...agent, sinceMs: at.updatedAtMs, untilMs }, ...waits].slice(0, WAITS_MAX);
}
