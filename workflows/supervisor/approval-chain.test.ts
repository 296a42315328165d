import { describe, expect, it } from 'vitest';
import type { ApprovalRule, PinnedApprovals } from '#contracts/approval-policy.ts';
import { aRule, pinnedWith } from '../../tests/support/approval-builders.ts';
import { anAgreement, aProposal, OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const HOUR_MS = 3_600_000;
const inTurn = aRule(
  [
    { stepId: 'head', quorum: 2, remindAfterHours: 4 },
    { stepId: 'board', escalateAfterHours: 2, escalateTo: ['role:administrator'] },
  ],
  { expireAfterHours: 48 },
);
/** A case at an award above the limit, under these rules. */
const asking = (rule: ApprovalRule = inTurn, parts: Partial<PinnedApprovals> = {}) =>
  new SupervisedCase({
    policy: { autoApproveAwardMinor: 300_000, approvals: pinnedWith([rule], parts) },
    timing: { caseDeadlineMs: 400 * HOUR_MS, approvalTimeoutMs: 24 * HOUR_MS },
  })
    .report()
    .outcome(anAgreement());
const chainOf = (aCase: SupervisedCase) => aCase.recordsOf('approval_steps').at(-1)?.chain;
const timers = (aCase: SupervisedCase) => [...aCase.timers.keys()].filter((it) => /c1-1/.test(it));

describe('a chain of steps', () => {
  it('is asked with its first step open, and its times set', () => {
    const aCase = asking();
    const [asked] = aCase.recordsOf('approval');
    expect(asked?.approval.chain?.steps).toMatchObject([
      { stepId: 'head', openedAtMs: OPENED_AT_MS, remindAtMs: OPENED_AT_MS + 4 * HOUR_MS },
      { stepId: 'board', openedAtMs: null, escalateAtMs: null },
    ]);
    expect(asked?.approval.expiresAtMs).toBe(OPENED_AT_MS + 48 * HOUR_MS);
    expect(timers(aCase)).toEqual(['approval c1-1', 'step-reminder c1-1 head']);
  });

  it('goes on step by step and awards when the last has its quorum', () => {
    const aCase = asking().says('ada', 'approve').says('bob', 'approve');
    expect(chainOf(aCase)?.steps[1]).toMatchObject({ stepId: 'board', openedAtMs: OPENED_AT_MS });
    expect(timers(aCase)).toEqual(['approval c1-1', 'step-escalation c1-1 board']);
    expect(aCase.finished).toBeNull();
    aCase.says('cy for dan', 'approve', { stepId: 'board' });
    expect(aCase.finished).toBe('awarded');
    expect(aCase.recordsOf('award')).toMatchObject([{ approvedBy: 'ada, bob, cy for dan' }]);
    expect(timers(aCase)).toEqual([]);
  });

  it('does not mind in which order the answers of two steps arrive', () => {
    const aCase = asking().says('cy', 'approve', { stepId: 'board' });
    aCase.says('ada', 'approve', { stepId: 'head' }).says('bob', 'approve', { stepId: 'head' });
    expect(aCase.finished).toBe('awarded');
  });

  it('ends with one rejection', () => {
    const aCase = asking().says('ada', 'approve').says('bob', 'reject');
    expect(aCase.recordsOf('approval_closed')).toMatchObject([
      { status: 'rejected', decidedBy: 'bob' },
    ]);
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(timers(aCase)).toEqual([]);
  });

  it('reminds, then lets others answer, then lapses', () => {
    const aCase = asking().ring('step-reminder c1-1 head');
    expect(chainOf(aCase)?.steps[0]?.remindedAtMs).toBe(OPENED_AT_MS + 4 * HOUR_MS);
    aCase.says('ada', 'approve').says('bob', 'approve').ring('step-escalation c1-1 board');
    expect(chainOf(aCase)?.steps[1]).toMatchObject({
      approvers: ['role:approver', 'role:administrator'],
      escalatedAtMs: OPENED_AT_MS + 6 * HOUR_MS,
    });
    expect(aCase.decisions.at(-1)?.question).toBe('Who may answer "board" now?');
    aCase.ring('approval c1-1');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'expired' }]);
  });

  it('counts only the hours of working days', () => {
    // Monday 2026-03-02, 08:00; the Tuesday is off.
    const calendar = { workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-03-03'] };
    const [asked] = asking(inTurn, { calendar }).recordsOf('approval');
    expect(new Date(asked?.approval.expiresAtMs ?? 0).toISOString()).toBe(
      '2026-03-05T08:00:00.000Z',
    );
  });

  it('counts them for its usual time alike, so that nothing lapses before its reminder', () => {
    const rule = aRule([{ stepId: 'head', remindAfterHours: 8 }]);
    // Nobody works for a week after it is asked.
    const daysOff = Array.from({ length: 7 }, (_, n) => `2026-03-0${n + 2}`);
    const [asked] = asking(rule, {
      calendar: { workingDays: [1, 2, 3, 4, 5], daysOff },
    }).recordsOf('approval');
    const remindAtMs = asked?.approval.chain?.steps[0]?.remindAtMs ?? Infinity;
    expect(new Date(remindAtMs).toISOString()).toBe('2026-03-09T08:00:00.000Z');
    expect(asked?.approval.expiresAtMs).toBeGreaterThan(remindAtMs);
  });

  it('is put off in place, once: what was answered stands', () => {
    const aCase = asking().says('ada', 'approve').says('bob', 'defer').says('bob', 'approve');
    expect(aCase.questions()).toEqual(['c1-1']);
    expect(chainOf(aCase)?.steps[1]?.openedAtMs).not.toBeNull();
    aCase.says('cy', 'defer');
    expect(aCase.finished).toBe('no_award');
  });

  it('is void when the award changes under it', () => {
    const aCase = asking().says('ada', 'approve');
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 100, because: 'cut' });
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(timers(aCase)).toEqual([]);
    aCase.answer('approve', 'c1-1', { decidedBy: 'bob' });
    expect(aCase.recordsOf('award')).toEqual([]);
  });
});

describe('an award that is sent back', () => {
  it('is void, excludes nobody, and brings another one that is asked about again', () => {
    const aCase = asking().says('ada', 'return', { comment: 'ask for free freight' });
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'returned' }]);
    expect(aCase.sentOf('negotiation.retry').at(-1)?.body.because).toContain('free freight');
    expect(aCase.state.excludeSupplierIds).toEqual([]);
    aCase.tell('negotiation', 'negotiation.retrying', { accepted: true, because: 'y' }, 'RESPONSE');
    aCase.outcome(anAgreement(aProposal({ unitPriceMinor: 2_000 })));
    expect(aCase.questions()).toEqual(['c1-2']);
    const asked = aCase.recordsOf('approval').at(-1)?.approval;
    expect(asked?.question).toContain('It was returned before: ask for free freight');
  });
});

describe('agents that may only', () => {
  const under = (stage: PinnedApprovals['stage']) =>
    new SupervisedCase({ policy: { approvals: pinnedWith([], { stage }) } })
      .report()
      .outcome(anAgreement());
  const shownBy = (aCase: SupervisedCase) => aCase.recordsOf('approval')[0]?.approval;

  it('advise ask about every award, with their choice', () => {
    expect(shownBy(under('advise'))?.question).toContain('Supplier s1');
    expect(shownBy(under('act'))).toBeUndefined();
  });

  it('be observed ask without it, and award where people choose the same', () => {
    const aCase = under('observe');
    expect(JSON.stringify(shownBy(aCase))).not.toContain('unitPriceMinor');
    aCase.says('ada', 'approve', { chosenSupplierIds: ['s1'] });
    expect(aCase.finished).toBe('awarded');
  });

  it('be observed give way to another choice, which counts as disagreement', () => {
    const aCase = under('observe').says('ada', 'approve', { chosenSupplierIds: ['s2'] });
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'rejected' }]);
    expect(aCase.state.brief?.requisition).toMatchObject({
      preferredSupplierIds: ['s2'],
      excludedSupplierIds: ['s1'],
    });
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.sentOf('negotiation.retry').at(-1)?.body.awardToIds).toEqual(['s2']);
    aCase.tell('negotiation', 'negotiation.retrying', { accepted: true, because: 'y' }, 'RESPONSE');
    aCase.outcome(anAgreement(aProposal({ supplierId: 's2' })));
    const asked = aCase.recordsOf('approval').at(-1)?.approval;
    expect(asked).toMatchObject({ stage: 'advise', shown: { lines: [{ supplierId: 's2' }] } });
  });

  it('advise give way as well, and say at the next question who chose', () => {
    const aCase = under('advise').says('ada', 'approve', { chosenSupplierIds: ['s2'] });
    aCase.tell('negotiation', 'negotiation.retrying', { accepted: true, because: 'y' }, 'RESPONSE');
    aCase.outcome(anAgreement(aProposal({ supplierId: 's2' })));
    expect(aCase.questions()).toEqual(['c1-2']);
    const asked = aCase.recordsOf('approval').at(-1)?.approval;
    expect(asked?.question).toContain('ada chose the suppliers, not the agents.');
    aCase.says('bob', 'approve', { approvalId: 'c1-2' });
    expect(aCase.finished).toBe('awarded');
  });
});

describe('a rule that always asks', () => {
  it('brings an award to people that the limits would let pass', () => {
    const rule = aRule([{ stepId: 'head' }], { title: 'Medical', askAlways: true });
    const aCase = new SupervisedCase({ policy: { approvals: pinnedWith([rule]) } })
      .report()
      .outcome(anAgreement());
    expect(aCase.recordsOf('approval')[0]?.approval.question).toContain('"Medical" always asks');
  });
});
