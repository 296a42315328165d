import { describe, expect, it } from 'vitest';
import {
  aFailure,
  anAgreement,
  anAssessment,
  aProposal,
  aTalk,
  SupervisedCase,
} from '../../tests/support/supervised-case.ts';

const underway = (parts: ConstructorParameters<typeof SupervisedCase>[0] = {}): SupervisedCase =>
  new SupervisedCase(parts).report();

describe('opening a case', () => {
  it('asks sourcing to find, with a limit, and sets the deadline of the case', () => {
    const it_ = new SupervisedCase();
    expect(it_.sentOf('sourcing.find')).toMatchObject([
      { to: 'sourcing', type: 'REQUEST', body: { attempt: 1, strategy: null, relaxed: [] } },
    ]);
    expect([...it_.timers.keys()]).toContain('case-deadline');
    expect(it_.recordsOf('stage').at(-1)).toMatchObject({ stage: 'sourcing' });
  });

  it('owes the buyer the answer until the case is closed', () => {
    const it_ = underway();
    expect(it_.owed).toMatchObject([{ from: 'buyer', topic: 'procurement.open' }]);
    it_.outcome(anAgreement());
    expect(it_.owed).toEqual([]);
    expect(it_.sent.find((sent) => sent.to === 'buyer')).toMatchObject({
      type: 'RESPONSE',
      topic: 'case.closed',
      body: { outcome: 'awarded' },
    });
  });
});

describe('an agreement inside policy', () => {
  it('is awarded once, without a person, and ends the case for every role', () => {
    const it_ = underway().outcome(anAgreement());
    expect(it_.recordsOf('award')).toMatchObject([{ approvedBy: 'policy p1' }]);
    expect(it_.finished).toBe('awarded');
    const told = it_.sentOf('case.closed').filter((sent) => sent.to !== 'buyer');
    expect(told.map((sent) => [sent.to, sent.wake])).toEqual([
      ['sourcing', false],
      ['compliance', false],
      ['negotiation', false],
    ]);
  });

  it('in part is awarded in part and says what is missing', () => {
    const it_ = underway().outcome(anAgreement(aProposal({ quantity: 60 })));
    expect(it_.finished).toBe('partially_awarded');
    expect(it_.summary()).toContain('Not covered: 40 units of 100 (Nitrile gloves)');
  });

  it('in part is not awarded when the buyer wants all or nothing', () => {
    const it_ = underway({ requisition: { partialAllowed: false } });
    it_.outcome(anAgreement(aProposal({ quantity: 60 })));
    expect(it_.recordsOf('award')).toEqual([]);
  });

  it('above the budget is never awarded', () => {
    const it_ = underway().outcome(anAgreement(aProposal({ unitPriceMinor: 5_001 })));
    expect(it_.recordsOf('award')).toEqual([]);
    expect(it_.recordsOf('approval')).toEqual([]);
  });
});

describe('an award above the limit', () => {
  const asking = () =>
    underway({ policy: { autoApproveAwardMinor: 300_000 } }).outcome(anAgreement());

  it('waits for a person, who sees what exactly is approved', () => {
    const it_ = asking();
    expect(it_.finished).toBeNull();
    expect(it_.recordsOf('approval')).toMatchObject([
      {
        approval: {
          approvalId: 'c1-1',
          about: 'award',
          amountMinor: 400_000,
          currency: 'USD',
          ifSilent: 'The case closes without an award.',
          shown: { totalMinor: 400_000 },
        },
      },
    ]);
  });

  it('is awarded in the name of who approves', () => {
    const it_ = asking().answer('approve');
    expect(it_.recordsOf('award')).toMatchObject([{ approvedBy: 'grace' }]);
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'approved' }]);
    expect(it_.summary()).toContain('Approved by grace.');
  });

  it('closes without an award when nobody answers in time', () => {
    const it_ = asking().ring('approval c1-1');
    expect(it_.finished).toBe('no_award');
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'expired' }]);
    expect(it_.summary()).toContain('not approved in time');
  });

  it('can be put off once: the question comes back under a new number, then expires', () => {
    const it_ = asking().answer('defer');
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'deferred' }]);
    expect(it_.questions()).toEqual(['c1-2']);
    expect(it_.finished).toBeNull();
    it_.answer('defer');
    expect(it_.finished).toBe('no_award');
  });

  it('is negotiated once more when it is turned down, then closed', () => {
    const it_ = asking().answer('reject');
    expect(it_.sentOf('negotiation.retry')).toMatchObject([
      { body: { approach: 'collaborative' } },
    ]);
    it_.tell('negotiation', 'negotiation.retrying', { accepted: true, because: 'yes' }, 'RESPONSE');
    it_.outcome(anAgreement(aProposal({ unitPriceMinor: 2_000 })));
    expect(it_.questions()).toEqual(['c1-2']);
    it_.answer('reject');
    expect(it_.sentOf('negotiation.retry')).toHaveLength(1);
    expect(it_.finished).toBe('no_award');
  });

  it('is not overtaken by a later result, which is kept for the deadline', () => {
    const it_ = asking().outcome(anAgreement(aProposal({ unitPriceMinor: 2_500 })));
    expect(it_.finished).toBeNull();
    expect(it_.decisions.at(-1)?.chosen).toBe('no, it is only noted');
    it_.ring('case-deadline');
    expect(it_.recordsOf('award')).toMatchObject([{ proposal: { totalMinor: 250_000 } }]);
  });

  it('is not made by the deadline in place of the person', () => {
    const it_ = asking().ring('case-deadline');
    expect(it_.finished).toBe('no_award');
    expect(it_.summary()).toContain('before the award was approved');
  });

  it('is checked again when it is approved', () => {
    const it_ = asking();
    it_.state = { ...it_.state, brief: withBudget(it_, 390_000) };
    it_.answer('approve');
    expect(it_.recordsOf('award')).toEqual([]);
  });

  it('is taken back when the request changes so that it no longer holds', () => {
    const it_ = asking();
    it_.tell('person:ada', 'command.modify', { budgetMinor: 390_000, because: 'cut' });
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    it_.answer('approve', 'c1-1');
    expect(it_.recordsOf('award')).toEqual([]);
  });
});

const withBudget = ({ state: { brief } }: SupervisedCase, budgetMinor: number) =>
  brief === null ? null : { ...brief, requisition: { ...brief.requisition, budgetMinor } };

describe('a supplier under review', () => {
  const reviewing = () =>
    underway().tell(
      'compliance',
      'compliance.review',
      { assessment: anAssessment(), because: 'Risk 6000 bp.' },
      'REQUEST',
    );
  const answers = (it_: SupervisedCase) =>
    it_.sentOf('compliance.reviewed').map((sent) => sent.body);

  it('is cleared in the name of the person who approves', () => {
    expect(answers(reviewing().answer('approve'))).toEqual([
      { supplierId: 's1', cleared: true, conditions: [], decidedBy: 'grace' },
    ]);
  });

  it('stays refused when the person says no', () => {
    expect(answers(reviewing().answer('reject'))).toMatchObject([{ cleared: false }]);
  });

  it('stays refused when nobody answers in time', () => {
    const it_ = reviewing().ring('approval c1-1');
    expect(answers(it_)).toMatchObject([{ cleared: false, decidedBy: 'nobody in time' }]);
    expect(it_.finished).toBeNull();
  });

  it('is waited for after failed talks, and recovery follows when it stays refused', () => {
    const it_ = reviewing().outcome(aFailure());
    expect(it_.sentOf('negotiation.retry')).toEqual([]);
    it_.answer('reject');
    expect(it_.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('is waited for after failed talks, and the talks go on when it is cleared', () => {
    const it_ = reviewing().outcome(aFailure()).answer('approve');
    expect(it_.sentOf('negotiation.retry')).toEqual([]);
    expect(it_.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('does not hold an award to others; its question becomes void', () => {
    const it_ = reviewing().outcome(anAgreement());
    expect(it_.finished).toBe('awarded');
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
  });
});

describe('an answer to a question that is not open', () => {
  it('changes nothing', () => {
    const it_ = underway();
    const before = it_.state;
    it_.answer('approve', 'c1-77');
    expect(it_.state).toEqual(before);
  });
});

describe('commands of people', () => {
  it('abort ends the case without an award and says who did it', () => {
    const it_ = underway().tell('person:ada', 'command.abort', { because: 'not needed' });
    expect(it_.finished).toBe('aborted');
    expect(it_.summary()).toContain('Aborted by person:ada: not needed');
  });

  it('pause and resume reach every peer that lives and go back to the stage before', () => {
    const it_ = underway().tell('person:ada', 'command.pause', { because: 'holiday' });
    expect(it_.sentOf('command.pause').map((sent) => sent.wake)).toEqual([false, false, false]);
    expect(it_.recordsOf('stage').at(-1)).toMatchObject({ stage: 'paused' });
    it_.tell('person:ada', 'command.resume', { because: 'back' });
    expect(it_.sentOf('command.resume')).toHaveLength(3);
    expect(it_.recordsOf('stage').at(-1)).toMatchObject({ stage: 'compliance' });
  });

  it('modify changes the request and tells the peers', () => {
    const it_ = underway().tell('person:ada', 'command.modify', {
      budgetMinor: 900_000,
      because: 'more',
    });
    expect(it_.sentOf('case.modified')[0]?.body.brief.requisition.budgetMinor).toBe(900_000);
    expect(it_.state.brief?.requisition.budgetMinor).toBe(900_000);
  });

  it.each([
    { needBy: '2020-01-01', because: 'x' },
    { prioritiesBp: { price: 1, delivery: 1, quality: 1, risk: 1 }, because: 'x' },
  ])('modify with nonsense is refused with the reason: %o', (body) => {
    const it_ = underway();
    const { brief } = it_.state;
    it_.tell('person:ada', 'command.modify', body);
    expect(it_.state.brief).toEqual(brief);
    expect(it_.decisions.at(-1)?.chosen).toBe('refuse the change');
  });

  it('inject keeps the note and excludes the suppliers from then on', () => {
    const it_ = underway().tell('person:ada', 'command.inject', {
      to: 'supervisor',
      note: 'not these',
      excludeSupplierIds: ['s1'],
    });
    expect(it_.state.notes).toEqual(['not these']);
    expect(it_.state.brief?.requisition.excludedSupplierIds).toEqual(['s1']);
    expect(it_.outcome(anAgreement()).recordsOf('award')).toEqual([]);
  });
});

describe('the deadline of a case', () => {
  it('closes with the reason and with what would have helped', () => {
    const it_ = underway({ policy: { recovery: none } });
    it_.report({ relaxations: [{ wish: 'countries', excludedCount: 4, bringsCount: 4 }] });
    it_.ring('case-deadline');
    expect(it_.finished).toBe('no_award');
    expect(it_.summary()).toContain('the deadline of the case has passed');
  });
});

describe('a closed case', () => {
  it('hears nothing more', () => {
    const it_ = underway().outcome(anAgreement());
    it_.finished = null;
    const { state, sent } = it_;
    const count = sent.length;
    it_.outcome(anAgreement()).ring('case-deadline').answer('approve', 'c1-1');
    expect(it_.state).toEqual(state);
    expect(it_.sent).toHaveLength(count);
    expect(it_.recordsOf('award')).toHaveLength(1);
  });
});

describe('the summary of a failed case', () => {
  it('says by how much the budget falls short and who stopped where', () => {
    const it_ = underway({ policy: { recovery: none } }).outcome(
      aFailure({
        reason: 'over_budget',
        suggestion: 'widen_search',
        talks: [aTalk({ lastTotalMinor: 620_000 })],
      }),
    );
    expect(it_.finished).toBe('no_award');
    expect(it_.summary()).toContain('Raising the budget by 1,200.00 USD to 6,200.00 USD');
    expect(it_.summary()).toContain(
      'Supplier s1: no agreement after 6 rounds, last at 6,200.00 USD.',
    );
  });
});

const none = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 0 };
