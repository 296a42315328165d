import { aFailure, anAgreement, anAssessment, aProposal, aTalk } from './case-builders.ts';
import { aSplitProposal } from './approval-builders.ts';
import type { SupervisedCase } from './supervised-case.ts';

const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 3 };
const full = Array.from({ length: 5 }, (_, n) => ({
  supplierId: `s${n}`,
  supplierName: `Supplier s${n}`,
  scoreBp: 5_000,
}));

/** What may happen to a case from outside, by name; each is harmless when it does not fit. */
export const happenings = {
  handedOn: (aCase) => aCase.report({ shortlist: full }),
  nobodyFound: (aCase) =>
    aCase.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] }),
  shortage: (aCase) => aCase.shortage({ relaxations: [countries] }),
  agreed: (aCase) => aCase.outcome(anAgreement()),
  dear: (aCase) => aCase.outcome(anAgreement(aProposal({ unitPriceMinor: 4_900 }))),
  agreedSplit: (aCase) => aCase.outcome(anAgreement(aSplitProposal())),
  partial: (aCase) => aCase.outcome(anAgreement(aProposal({ quantity: 40 }))),
  wrong: (aCase) => aCase.outcome(anAgreement(aProposal({ unitPriceMinor: 9_000 }))),
  failed: (aCase) => aCase.outcome(aFailure()),
  failedDear: (aCase) =>
    aCase.outcome(
      aFailure({
        reason: 'over_budget',
        suggestion: 'widen_search',
        approach: 'competitive',
        talks: [aTalk({ lastTotalMinor: 800_000 })],
      }),
    ),
  review: (aCase) =>
    aCase.tell(
      'compliance',
      'compliance.review',
      { assessment: anAssessment(), because: 'risk' },
      'REQUEST',
    ),
  adjusted: (aCase) =>
    aCase.tell(
      'compliance',
      'compliance.adjusted',
      { approveUpToBp: 3_500, clearedSupplierIds: [], because: 'none' },
      'RESPONSE',
    ),
  refusedRetry: (aCase) =>
    aCase.tell(
      'negotiation',
      'negotiation.retrying',
      { accepted: false, because: 'no' },
      'RESPONSE',
    ),
  confirmed: (aCase) => aCase.confirmed(),
  declined: (aCase) => aCase.confirmed(['s1']),
  nobodyAsked: (aCase) => aCase.confirmed([], false),
  realWinners: (aCase) =>
    aCase.tell('negotiation', 'negotiation.waiting', {
      untilMs: aCase.nowMs + 5_000,
      supplierIds: ['s1'],
      because: 'asked',
    }),
  outside: (aCase) =>
    aCase.tell('negotiation', 'negotiation.outside_mandate', {
      supplierId: `s${aCase.decisions.length % 2}`,
      supplierName: 'Supplier',
      mandateVersion: 1,
      because: `Its last offer is ${aCase.records.length} more than its mandate allows`,
    }),
  lostConfirm: (aCase) =>
    aCase.tell('negotiation', 'agent.error', { code: 'X', because: 'down' }, 'ERROR'),
  error: (aCase) => aCase.tell('sourcing', 'agent.error', { code: 'X', because: 'down' }, 'ERROR'),
  approve: (aCase) => aCase.answer('approve'),
  reject: (aCase) => aCase.answer('reject'),
  defer: (aCase) => aCase.answer('defer'),
  sendBack: (aCase) => aCase.answer('return', undefined, { comment: 'once more' }),
  adaApproves: (aCase) => aCase.says('ada', 'approve'),
  bobApproves: (aCase) => aCase.says('bob', 'approve'),
  stepTimer: (aCase) => aCase.ringNext('step-'),
  approvalTimeout: (aCase) => aCase.ringNext('approval'),
  overdue: (aCase) => aCase.overdue(),
  reminderOver: (aCase) => aCase.ringNext('reminded'),
  noResult: (aCase) => aCase.ring('no-result'),
  modify: (aCase) =>
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 450_000, because: 'cut' }),
  pause: (aCase) => aCase.tell('person:ada', 'command.pause', { because: 'wait' }),
  resume: (aCase) => aCase.tell('person:ada', 'command.resume', { because: 'go' }),
  deadline: (aCase) => aCase.ring('case-deadline'),
  abort: (aCase) => aCase.tell('person:ada', 'command.abort', { because: 'stop' }),
} satisfies Record<string, (aCase: SupervisedCase) => SupervisedCase>;

export type Happening = keyof typeof happenings;
export const happeningNames = Object.keys(happenings) as Happening[];
