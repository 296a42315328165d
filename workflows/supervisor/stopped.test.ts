import { describe, expect, it } from 'vitest';
import { anAgreement, anAssessment, aProposal } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const needsAPerson = { policy: { autoApproveAwardMinor: 300_000 } };
const stop = (aCase: SupervisedCase, supplierId = 's1') =>
  aCase.tell('compliance', 'compliance.stopped', {
    supplierId,
    supplierName: `Supplier ${supplierId}`,
    because: 'A new list names it.',
  });
const runnerUp = anAgreement(aProposal({ supplierId: 's2', unitPriceMinor: 4_100 }));
const waitingForAPerson = () =>
  new SupervisedCase(needsAPerson).report().outcome(anAgreement(aProposal({ supplierId: 's1' })));

describe('an award that waits for a person while its winner is stopped', () => {
  it('is void, and so is the question', () => {
    const aCase = stop(waitingForAPerson());
    expect(aCase.questions()).toEqual([]);
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('makes room for what the talks come to without it', () => {
    const aCase = stop(waitingForAPerson()).outcome(runnerUp);
    expect(aCase.questions()).toHaveLength(1);
    aCase.answer('approve');
    expect(aCase.recordsOf('award')).toMatchObject([{ proposal: { totalMinor: 410_000 } }]);
  });

  it('does not matter to an award that names others', () => {
    const aCase = stop(waitingForAPerson(), 's9');
    expect(aCase.questions()).toHaveLength(1);
    expect(aCase.answer('approve').finished).toBe('awarded');
  });
});

describe('an award that comes after its winner was stopped', () => {
  it('is never made', () => {
    const aCase = stop(new SupervisedCase().report());
    aCase.outcome(anAgreement(aProposal({ supplierId: 's1' })));
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.decisions.map((it) => it.question).join()).toContain('compliance stopped');
  });

  it('is made once compliance lifted the stop', () => {
    const aCase = stop(new SupervisedCase().report());
    aCase.tell('compliance', 'compliance.lifted', { supplierId: 's1', because: 'cleared' });
    aCase.outcome(anAgreement(aProposal({ supplierId: 's1' })));
    expect(aCase.finished).toBe('awarded');
  });
});

describe('a supplier that is stopped while its winner confirms', () => {
  it('gets no award even when the confirmation was under way', () => {
    const aCase = new SupervisedCase({ winnersConfirm: false })
      .report()
      .outcome(anAgreement(aProposal({ supplierId: 's1' })));
    stop(aCase).confirmed();
    expect(aCase.recordsOf('award')).toEqual([]);
  });
});

describe('a question about a supplier', () => {
  const asking = () =>
    new SupervisedCase().tell(
      'compliance',
      'compliance.review',
      { assessment: anAssessment('s1'), because: 'unknown' },
      'REQUEST',
    );

  it('is taken back and answered when the supplier is stopped', () => {
    const aCase = stop(asking());
    expect(aCase.questions()).toEqual([]);
    expect(aCase.sentOf('compliance.reviewed')).toMatchObject([{ body: { cleared: false } }]);
  });

  it('is taken back and answered when the supplier is cleared otherwise', () => {
    const aCase = asking();
    aCase.tell('compliance', 'compliance.lifted', { supplierId: 's1', because: 'paper came' });
    expect(aCase.questions()).toEqual([]);
    expect(aCase.sentOf('compliance.reviewed')).toMatchObject([{ body: { cleared: true } }]);
  });
});

describe('a question that stays open for a window of its own', () => {
  it('lapses at the end of that', () => {
    const aCase = new SupervisedCase().tell(
      'compliance',
      'compliance.review',
      { assessment: anAssessment('s1'), because: 'a paper is missing', openForMs: 86_400_000 },
      'REQUEST',
    );
    const [asked] = aCase.recordsOf('approval');
    expect(asked?.approval.expiresAtMs).toBe(aCase.nowMs + 86_400_000);
  });
});
