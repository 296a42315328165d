import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChain, anAnswer, aRule } from '../../../tests/support/approval-builders.ts';
import type { StepAnswer } from './progress.ts';
import { openSteps, progressOf } from './progress.ts';

const steps = [{ stepId: 'head', quorum: 2 }, { stepId: 'board' }];
const inTurn = aChain(aRule(steps));
const atOnce = aChain(aRule(steps, { order: 'parallel' }));
const statusOf = (answers: StepAnswer[], chain = inTurn) =>
  progressOf(chain, answers).steps.map((it) => it.status);

describe('a sequential chain', () => {
  it('opens a step when the one before has its quorum', () => {
    expect(statusOf([])).toEqual(['open', 'waiting']);
    expect(statusOf([anAnswer('head', 'ada')])).toEqual(['open', 'waiting']);
    expect(statusOf([anAnswer('head', 'ada'), anAnswer('head', 'bob')])).toEqual([
      'approved',
      'open',
    ]);
  });

  it('is approved when every step is', () => {
    const answers = [anAnswer('head', 'ada'), anAnswer('head', 'bob'), anAnswer('board', 'cy')];
    expect(progressOf(inTurn, answers).settled).toBe('approved');
    expect(openSteps(inTurn, answers)).toEqual([]);
  });

  it('says who stood in for whom', () => {
    const answers = [anAnswer('head', 'bob', { onBehalfOf: 'ada' })];
    expect(progressOf(inTurn, answers).steps[0]?.approvedBy).toEqual(['bob for ada']);
  });
});

describe('a parallel chain', () => {
  it('takes answers to every step at once', () => {
    expect(openSteps(atOnce, [])).toEqual(['head', 'board']);
    expect(statusOf([anAnswer('board', 'cy')], atOnce)).toEqual(['open', 'approved']);
  });
});

describe('a chain of any order', () => {
  it('ends with the first rejection, whatever was approved', () => {
    const no = anAnswer('head', 'bob', { decision: 'reject' });
    expect(progressOf(inTurn, [anAnswer('head', 'ada'), no]).settled).toBe('rejected');
    expect(progressOf(atOnce, [anAnswer('board', 'cy'), no]).settled).toBe('rejected');
  });

  it('goes back when somebody returns it', () => {
    const back = anAnswer('head', 'bob', { decision: 'return' });
    expect(progressOf(inTurn, [back]).settled).toBe('returned');
  });

  it('comes to the same in whatever order answers arrive', () => {
    const answer = fc.record({
      stepId: fc.constantFrom('head', 'board'),
      name: fc.constantFrom('ada', 'bob', 'cy'),
      onBehalfOf: fc.constant(null),
      decision: fc.constantFrom('approve' as const, 'reject' as const, 'return' as const),
    });
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 6 }),
        fc.constantFrom(inTurn, atOnce),
        (all, chain) => {
          const forward = progressOf(chain, all);
          const backward = progressOf(chain, all.toReversed());
          expect(backward.settled).toBe(forward.settled);
          expect(backward.steps.map((it) => it.status)).toEqual(
            forward.steps.map((it) => it.status),
          );
        },
      ),
    );
  });

  it('is never approved below a quorum', () => {
    const approvals = fc.array(
      fc.record({ stepId: fc.constantFrom('head', 'board'), name: fc.string() }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(approvals, (all) => {
        const answers = all.map((it) => anAnswer(it.stepId, it.name));
        const count = (stepId: string) => all.filter((it) => it.stepId === stepId).length;
        const isApproved = progressOf(atOnce, answers).settled === 'approved';
        expect(isApproved).toBe(count('head') >= 2 && count('board') >= 1);
      }),
    );
  });
});
