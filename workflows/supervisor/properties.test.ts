import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supervisor } from './policy.ts';
import {
  aFailure,
  anAgreement,
  anAssessment,
  aProposal,
  aTalk,
  OPENED_AT_MS,
  SupervisedCase,
} from '../../tests/support/supervised-case.ts';

const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 3 };
const full = Array.from({ length: 5 }, (_, n) => ({
  supplierId: `s${n}`,
  supplierName: `Supplier s${n}`,
  scoreBp: 5_000,
}));

/** What may happen to a case from outside, by name; each is harmless when it does not fit. */
const happenings = {
  handedOn: (it_) => it_.report({ shortlist: full }),
  nobodyFound: (it_) => it_.report({ shortlist: [], handedTo: 'nobody', relaxations: [countries] }),
  shortage: (it_) => it_.shortage({ relaxations: [countries] }),
  agreed: (it_) => it_.outcome(anAgreement()),
  dear: (it_) => it_.outcome(anAgreement(aProposal({ unitPriceMinor: 4_900 }))),
  partial: (it_) => it_.outcome(anAgreement(aProposal({ quantity: 40 }))),
  wrong: (it_) => it_.outcome(anAgreement(aProposal({ unitPriceMinor: 9_000 }))),
  failed: (it_) => it_.outcome(aFailure()),
  failedDear: (it_) =>
    it_.outcome(
      aFailure({
        reason: 'over_budget',
        suggestion: 'widen_search',
        approach: 'competitive',
        talks: [aTalk({ lastTotalMinor: 800_000 })],
      }),
    ),
  review: (it_) =>
    it_.tell(
      'compliance',
      'compliance.review',
      { assessment: anAssessment(), because: 'risk' },
      'REQUEST',
    ),
  adjusted: (it_) =>
    it_.tell(
      'compliance',
      'compliance.adjusted',
      { approveUpToBp: 3_500, clearedSupplierIds: [], because: 'none' },
      'RESPONSE',
    ),
  refusedRetry: (it_) =>
    it_.tell('negotiation', 'negotiation.retrying', { accepted: false, because: 'no' }, 'RESPONSE'),
  error: (it_) => it_.tell('sourcing', 'agent.error', { code: 'X', because: 'down' }, 'ERROR'),
  approve: (it_) => it_.answer('approve'),
  reject: (it_) => it_.answer('reject'),
  defer: (it_) => it_.answer('defer'),
  approvalTimeout: (it_) => it_.ringNext('approval'),
  overdue: (it_) => it_.overdue(),
  reminderOver: (it_) => it_.ringNext('reminded'),
  noResult: (it_) => it_.ring('no-result'),
  modify: (it_) =>
    it_.tell('person:ada', 'command.modify', { budgetMinor: 450_000, because: 'cut' }),
  pause: (it_) => it_.tell('person:ada', 'command.pause', { because: 'wait' }),
  resume: (it_) => it_.tell('person:ada', 'command.resume', { because: 'go' }),
  deadline: (it_) => it_.ring('case-deadline'),
  abort: (it_) => it_.tell('person:ada', 'command.abort', { because: 'stop' }),
} satisfies Record<string, (it_: SupervisedCase) => SupervisedCase>;

const names = Object.keys(happenings) as (keyof typeof happenings)[];
const anyStory = fc.array(fc.constantFrom(...names), { maxLength: 40 });
const rarelyEnding = fc.array(
  fc.constantFrom(...names.filter((it) => it !== 'abort' && it !== 'deadline')),
  { maxLength: 60 },
);
const caseWith = (autoApproveAwardMinor: number) =>
  new SupervisedCase({ policy: { autoApproveAwardMinor } });
const limits = fc.constantFrom(0, 420_000, 1_000_000);

describe('whatever happens to a case, in whatever order', () => {
  it('it has at most one award, and exactly one when it ends awarded', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const it_ = caseWith(limit);
        for (const name of story) happenings[name](it_);
        const isAwarded = it_.finished === 'awarded' || it_.finished === 'partially_awarded';
        expect(it_.recordsOf('award')).toHaveLength(isAwarded ? 1 : 0);
        expect(it_.recordsOf('closed')).toHaveLength(it_.finished === null ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  it('no award is above the budget, or above the limit without a named person', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const it_ = caseWith(limit);
        for (const name of story) happenings[name](it_);
        for (const { proposal, approvedBy } of it_.recordsOf('award')) {
          expect(proposal.totalMinor).toBeLessThanOrEqual(
            it_.state.brief?.requisition.budgetMinor ?? 0,
          );
          if (proposal.totalMinor > limit) expect(approvedBy).toBe('grace');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('its own recoveries stay inside the budget of policy, per kind and in total', () => {
    fc.assert(
      fc.property(rarelyEnding, limits, (story, limit) => {
        const it_ = caseWith(limit);
        for (const name of story) happenings[name](it_);
        const { budget } = it_.state;
        const used = Object.values(budget?.used ?? {}).reduce((sum, n) => sum + n, 0);
        expect(used).toBeLessThanOrEqual(budget?.totalMost ?? 0);
        expect(budget?.used.widen).toBeLessThanOrEqual(2);
        expect(budget?.used.retry).toBeLessThanOrEqual(2);
        expect(it_.state.approveUpToBp ?? 0).toBeLessThanOrEqual(4_500);
      }),
      { numRuns: 300 },
    );
  });

  it('every question to a person has a limit in time, until it is answered or void', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const it_ = caseWith(limit);
        for (const name of story) happenings[name](it_);
        if (it_.finished !== null) return;
        for (const id of it_.questions()) expect(it_.timers.has(`approval ${id}`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('it ends at its deadline at the latest, and answers the buyer once', () => {
    fc.assert(
      fc.property(rarelyEnding, limits, (story, limit) => {
        const it_ = caseWith(limit);
        for (const name of story) happenings[name](it_);
        it_.ring('case-deadline');
        expect(it_.finished).not.toBeNull();
        expect(it_.sent.filter((sent) => sent.to === 'buyer')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('the state stays small enough to be carried on', () => {
    fc.assert(
      fc.property(rarelyEnding, (story) => {
        const it_ = caseWith(0);
        for (const name of story) happenings[name](it_);
        expect(JSON.stringify(it_.state).length).toBeLessThan(100_000);
      }),
      { numRuns: 100 },
    );
  });
});

it('failures alone end a case: recovery runs out without a person or a deadline', () => {
  const bad = fc.constantFrom(
    'nobodyFound' as const,
    'failed' as const,
    'failedDear' as const,
    'adjusted' as const,
    'refusedRetry' as const,
    'wrong' as const,
  );
  fc.assert(
    fc.property(fc.infiniteStream(bad), (stream) => {
      const it_ = caseWith(0);
      let count = 0;
      for (const name of stream) {
        happenings[name](it_);
        it_.ringNext('approval');
        count += 1;
        if (it_.finished !== null || count > 400) break;
      }
      expect(it_.finished).toBe('no_award');
    }),
    { numRuns: 100 },
  );
});

it('the same state and event give the same step', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const it_ = caseWith(420_000);
      for (const name of story) happenings[name](it_);
      const event = { kind: 'timer', name: 'case-deadline', atMs: OPENED_AT_MS + 1 } as const;
      const context = {
        role: 'supervisor',
        tenantId: 't1',
        conversationId: 'c1',
        owed: it_.owed,
        awaiting: it_.awaiting,
        knownPeers: [],
      };
      const before = JSON.stringify(it_.state);
      const once = supervisor.policy(it_.state, event, context);
      expect(supervisor.policy(JSON.parse(before), event, context)).toEqual(once);
      expect(JSON.stringify(it_.state)).toBe(before);
    }),
    { numRuns: 200 },
  );
});
