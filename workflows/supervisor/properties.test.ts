import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supervisor } from './policy.ts';
import { anAgreement, OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import { happeningNames, happenings } from '../../tests/support/case-happenings.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const anyStory = fc.array(fc.constantFrom(...happeningNames), { maxLength: 40 });
const rarelyEnding = fc.array(
  fc.constantFrom(...happeningNames.filter((it) => it !== 'abort' && it !== 'deadline')),
  { maxLength: 60 },
);
const caseWith = (autoApproveAwardMinor: number) =>
  new SupervisedCase({ policy: { autoApproveAwardMinor }, winnersConfirm: false });
const limits = fc.constantFrom(0, 420_000, 1_000_000);

describe('whatever happens to a case, in whatever order', () => {
  it('it has at most one award, and exactly one when it ends awarded', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        const isAwarded = aCase.finished === 'awarded' || aCase.finished === 'partially_awarded';
        expect(aCase.recordsOf('award')).toHaveLength(isAwarded ? 1 : 0);
        expect(aCase.recordsOf('closed')).toHaveLength(aCase.finished === null ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  it('no award is above the budget, or above the limit without a named person', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        for (const { proposal, approvedBy } of aCase.recordsOf('award')) {
          expect(proposal.totalMinor).toBeLessThanOrEqual(
            aCase.state.brief?.requisition.budgetMinor ?? 0,
          );
          if (proposal.totalMinor > limit) expect(['grace', 'ada', 'bob']).toContain(approvedBy);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('its own recoveries stay inside the budget of policy, per kind and in total', () => {
    fc.assert(
      fc.property(rarelyEnding, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        const { budget } = aCase.state;
        const used = Object.values(budget?.used ?? {}).reduce((sum, n) => sum + n, 0);
        expect(used).toBeLessThanOrEqual(budget?.totalMost ?? 0);
        expect(budget?.used.widen).toBeLessThanOrEqual(2);
        expect(budget?.used.retry).toBeLessThanOrEqual(2);
        expect(aCase.state.approveUpToBp ?? 0).toBeLessThanOrEqual(6_500);
      }),
      { numRuns: 300 },
    );
  });

  it('every award says who confirmed it, or why nobody did', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        if (aCase.recordsOf('award').length === 0) return;
        const said = aCase.decisions.findLast((it) => it.question.endsWith('confirm?'))?.chosen;
        const isSaid = said === 'yes' || said === 'nobody says, the award stands';
        expect(isSaid || aCase.summary().includes('No supplier was asked to confirm')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('every question to a person has a limit in time, until it is answered or void', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        if (aCase.finished !== null) return;
        for (const id of aCase.questions()) expect(aCase.timers.has(`approval ${id}`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('it ends at its deadline at the latest, and answers the buyer once', () => {
    fc.assert(
      fc.property(rarelyEnding, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story) happenings[name](aCase);
        aCase.ring('case-deadline');
        expect(aCase.finished).not.toBeNull();
        expect(aCase.sent.filter((sent) => sent.to === 'buyer')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('an offer outside its mandate moves nothing but what people are told', () => {
    fc.assert(
      fc.property(anyStory, limits, (story, limit) => {
        const aCase = caseWith(limit);
        for (const name of story.flatMap((it) => [it, 'outside' as const])) {
          const { outside: _, ...before } = aCase.state;
          const sentCount = aCase.sent.length;
          happenings[name](aCase);
          if (name !== 'outside') continue;
          const { outside = [], ...after } = aCase.state;
          expect(after).toEqual(before);
          expect(aCase.sent).toHaveLength(sentCount);
          expect(new Set(outside.map((it) => it.supplierId)).size).toBe(outside.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the state stays small enough to be carried on', () => {
    fc.assert(
      fc.property(rarelyEnding, (story) => {
        const aCase = caseWith(0);
        for (const name of story) happenings[name](aCase);
        expect(JSON.stringify(aCase.state).length).toBeLessThan(100_000);
      }),
      { numRuns: 100 },
    );
  });
});

it('no failure of a peer ends or recovers a case while a person decides its award', () => {
  const peers = fc.constantFrom(
    'handedOn' as const,
    'nobodyFound' as const,
    'shortage' as const,
    'failed' as const,
    'failedDear' as const,
    'agreed' as const,
    'adjusted' as const,
    'refusedRetry' as const,
    'error' as const,
    'overdue' as const,
    'reminderOver' as const,
    'noResult' as const,
    'outside' as const,
  );
  fc.assert(
    fc.property(fc.array(peers, { maxLength: 20 }), (story) => {
      const aCase = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } });
      aCase.outcome(anAgreement());
      for (const name of story) happenings[name](aCase);
      expect(aCase.finished).toBeNull();
      expect(aCase.state.budget?.used).toEqual({ widen: 0, adjust: 0, retry: 0, person: 0 });
      expect(aCase.answer('approve', 'c1-1').finished).toBe('awarded');
    }),
    { numRuns: 200 },
  );
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
      const aCase = caseWith(0);
      let count = 0;
      for (const name of stream) {
        happenings[name](aCase);
        aCase.ringNext('approval');
        count += 1;
        if (aCase.finished !== null || count > 400) break;
      }
      expect(aCase.finished).toBe('no_award');
    }),
    { numRuns: 100 },
  );
});

it('the same state and event give the same step', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const aCase = caseWith(420_000);
      for (const name of story) happenings[name](aCase);
      const event = { kind: 'timer', name: 'case-deadline', atMs: OPENED_AT_MS + 1 } as const;
      const context = {
        role: 'supervisor',
        tenantId: 't1',
        conversationId: 'c1',
        owed: aCase.owed,
        awaiting: aCase.awaiting,
        knownPeers: [],
      };
      const before = JSON.stringify(aCase.state);
      const once = supervisor.policy(aCase.state, event, context);
      expect(supervisor.policy(JSON.parse(before), event, context)).toEqual(once);
      expect(JSON.stringify(aCase.state)).toBe(before);
    }),
    { numRuns: 200 },
  );
});
