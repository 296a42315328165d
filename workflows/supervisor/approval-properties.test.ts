import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRule, pinnedWith } from '../../tests/support/approval-builders.ts';
import { aRequisition } from '../../tests/support/case-builders.ts';
import { happeningNames, happenings } from '../../tests/support/case-happenings.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const steps = [
  { stepId: 'head', quorum: 2, remindAfterHours: 1, escalateAfterHours: 2 },
  { stepId: 'board', remindAfterHours: 1 },
];
const policies = fc.record({
  order: fc.constantFrom('sequential' as const, 'parallel' as const),
  stage: fc.constantFrom('observe' as const, 'advise' as const, 'act' as const),
});
const anyStory = fc.array(fc.constantFrom(...happeningNames), { maxLength: 40 });
type Policy = { order: 'sequential' | 'parallel'; stage: 'observe' | 'advise' | 'act' };
const caseUnder = ({ order, stage }: Policy) =>
  new SupervisedCase({
    policy: {
      autoApproveAwardMinor: 0,
      approvals: pinnedWith([aRule(steps, { order })], { stage }),
    },
    winnersConfirm: false,
  });
const [line] = aRequisition().lines;
if (line === undefined) throw new Error('a requisition has a line');
const twoLines = [line, { ...line, lineNo: 2 }];
/** Agents may act for the first line and only advise about the second. */
const caseOfTwoLines = () =>
  new SupervisedCase({
    requisition: { lines: twoLines },
    policy: { approvals: pinnedWith([], { stage: 'advise', heldLineNos: [2] }) },
    winnersConfirm: false,
  });
const stepTimers = (aCase: SupervisedCase) =>
  [...aCase.timers.keys()].filter((it) => it.startsWith('step-'));

describe('whatever happens to a case under an approval policy', () => {
  it('no award is made without three answers, and at most one is', () => {
    fc.assert(
      fc.property(anyStory, policies, (story, policy) => {
        const aCase = caseUnder(policy);
        for (const name of story) happenings[name](aCase);
        const awards = aCase.recordsOf('award');
        expect(awards.length).toBeLessThanOrEqual(1);
        for (const { approvedBy } of awards) expect(approvedBy.split(', ')).toHaveLength(3);
      }),
      { numRuns: 300 },
    );
  });

  it('only open questions have timers, and every open one lapses some day', () => {
    fc.assert(
      fc.property(anyStory, policies, (story, policy) => {
        const aCase = caseUnder(policy);
        for (const name of story) happenings[name](aCase);
        if (aCase.finished !== null) return;
        const open = aCase.questions();
        for (const id of open) expect(aCase.timers.has(`approval ${id}`)).toBe(true);
        for (const name of stepTimers(aCase)) expect(open).toContain(name.split(' ')[1]);
      }),
      { numRuns: 300 },
    );
  });

  it('no line that agents only advise about is awarded without a person, nor twice, nor late', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const aCase = caseOfTwoLines();
        for (const name of ['agreedSplit' as const, ...story]) happenings[name](aCase);
        aCase.ring('case-deadline');
        expect(aCase.finished).not.toBeNull();
        const awards = aCase.recordsOf('award');
        expect(awards.length).toBeLessThanOrEqual(1);
        for (const { proposal, approvedBy } of awards) {
          const isHeld = proposal.lines.some((it) => it.lineNo === 2);
          expect(isHeld && approvedBy.startsWith('policy')).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
