import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wayAsks } from '#domain/learning/advice/way-asks.ts';
import { anAdvice, anyAdvice, aSuggestion } from '../../tests/support/advice-builders.ts';
import { aFailure, anAgreement } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';
import { waysOn } from './ways.ts';

const lessons = [{ lessonId: 'L-7', version: 1 }];
const widenHelps = anAdvice('way_on', null, {
  agent: 'supervisor',
  context: 'no_agreement',
  without: 'retry',
  lessons,
  suggestions: [aSuggestion('retry', 2_000), aSuggestion('widen', 8_000)],
});
const shortlist = Array.from({ length: 5 }, (_, n) => ({
  supplierId: `s${n}`,
  supplierName: `Supplier s${n}`,
  scoreBp: 5_000,
}));
const relaxations = [{ wish: 'countries' as const, excludedCount: 3, bringsCount: 3 }];
const failed = (aCase: SupervisedCase) =>
  aCase.report({ shortlist, relaxations }).outcome(aFailure());
const whatNow = (aCase: SupervisedCase) =>
  aCase.decisions.find((it) => it.question.endsWith('what now?'));

describe('the way on after a failure', () => {
  it('is the one that helped in alike cases, and says which it would have been', () => {
    const choice = whatNow(failed(new SupervisedCase({ advice: [widenHelps] })));
    expect(choice).toMatchObject({
      chosen: 'widen',
      lessonVersions: ['L-7@1'],
      inputs: { memory: { question: 'way_on', context: 'no_agreement', without: 'retry' } },
    });
    expect(choice?.because).toContainEqual({
      rule: 'without memory',
      value: 'I would have chosen retry',
    });
  });

  it('is that of the rules without advice, after other failures, and in repeatable cases', () => {
    const advice = [{ ...widenHelps, context: 'over_budget' }];
    expect(whatNow(failed(new SupervisedCase({ advice })))?.chosen).toBe('retry');
    const repeatable = { requisition: { repeatable: true }, advice: [widenHelps] };
    const choice = whatNow(failed(new SupervisedCase(repeatable)));
    expect(choice?.chosen).toBe('retry');
    expect(choice?.inputs).not.toHaveProperty('memory');
  });
});

describe('whatever the memory says', () => {
  const kinds = ['retry', 'widen', 'adjust', 'person', 'close'];
  const someAdvice = fc.tuple(
    ...wayAsks().map((it) => anyAdvice('way_on', it.context, kinds)),
    anyAdvice('search_strategy', 'any', ['budget']),
  );

  it('there are as many ways before closing, with the same scores', () => {
    const { state } = failed(new SupervisedCase());
    const { brief } = state;
    if (brief === null) throw new Error('the case has no brief');
    const scores = (ways: ReturnType<typeof waysOn>) =>
      ways
        .slice(
          0,
          ways.findIndex((it) => it.kind === 'close'),
        )
        .map((it) => `${it.kind} ${it.scoreBp}`)
        .toSorted((a, b) => (a < b ? -1 : 1));
    const plain = scores(waysOn(state, brief));
    fc.assert(
      fc.property(someAdvice, ([advice]) => {
        const advised = scores(waysOn(state, brief, advice ?? null));
        expect(advised).toEqual(plain);
      }),
    );
  });

  it('recoveries stay inside their budget, and an award above the limit waits for a person', () => {
    fc.assert(
      fc.property(someAdvice, fc.nat(6), (advice, failuresCount) => {
        const policy = { autoApproveAwardMinor: 0 };
        const aCase = new SupervisedCase({ policy, advice });
        for (let at = 0; at < failuresCount; at += 1) {
          failed(aCase);
        }
        aCase.outcome(anAgreement());
        expect(aCase.recordsOf('award')).toEqual([]);
        const { budget } = aCase.state;
        if (budget === null) throw new Error('the case has no budget');
        for (const [kind, used] of Object.entries(budget.used)) {
          expect(used).toBeLessThanOrEqual(budget.most[kind as keyof typeof budget.most]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
