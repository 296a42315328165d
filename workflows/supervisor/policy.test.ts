import { describe, expect, it } from 'vitest';
import {
  aFailure,
  anAgreement,
  anAssessment,
  aProposal,
  aTalk,
} from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const underway = (parts: ConstructorParameters<typeof SupervisedCase>[0] = {}): SupervisedCase =>
  new SupervisedCase(parts).report();

describe('opening a case', () => {
  it('asks sourcing to find, with a limit, and sets the deadline of the case', () => {
    const aCase = new SupervisedCase();
    expect(aCase.sentOf('sourcing.find')).toMatchObject([
      { to: 'sourcing', type: 'REQUEST', body: { attempt: 1, strategy: null, relaxed: [] } },
    ]);
    expect([...aCase.timers.keys()]).toContain('case-deadline');
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({ stage: 'sourcing' });
  });

  it('owes the buyer the answer until the case is closed', () => {
    const aCase = underway();
    expect(aCase.owed).toMatchObject([{ from: 'buyer', topic: 'procurement.open' }]);
    aCase.outcome(anAgreement());
    expect(aCase.owed).toEqual([]);
    expect(aCase.sent.find((sent) => sent.to === 'buyer')).toMatchObject({
      type: 'RESPONSE',
      topic: 'case.closed',
      body: { outcome: 'awarded' },
    });
  });
});

describe('an agreement inside policy', () => {
  it('is awarded once, without a person, and ends the case for every role', () => {
    const aCase = underway().outcome(anAgreement());
    expect(aCase.recordsOf('award')).toMatchObject([{ approvedBy: 'policy p1' }]);
    expect(aCase.finished).toBe('awarded');
    const told = aCase.sentOf('case.closed').filter((sent) => sent.to !== 'buyer');
    expect(told.map((sent) => [sent.to, sent.wake])).toEqual([
      ['sourcing', false],
      ['compliance', false],
      ['negotiation', false],
    ]);
  });

  it('in part is awarded in part and says what is missing', () => {
    const aCase = underway().outcome(anAgreement(aProposal({ quantity: 60 })));
    expect(aCase.finished).toBe('partially_awarded');
    expect(aCase.summary()).toContain('Not covered: 40 units of 100 (Nitrile gloves)');
  });

  it('in part is not awarded when the buyer wants all or nothing', () => {
    const aCase = underway({ requisition: { partialAllowed: false } });
    aCase.outcome(anAgreement(aProposal({ quantity: 60 })));
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('above the budget is never awarded', () => {
    const aCase = underway().outcome(anAgreement(aProposal({ unitPriceMinor: 5_001 })));
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.recordsOf('approval')).toEqual([]);
  });
});

describe('an award above the limit', () => {
  const asking = () =>
    underway({ policy: { autoApproveAwardMinor: 300_000 } }).outcome(anAgreement());

  it('waits for a person, who sees what exactly is approved', () => {
    const aCase = asking();
    expect(aCase.finished).toBeNull();
    expect(aCase.recordsOf('approval')).toMatchObject([
      {
        approval: {
          approvalId: 'c1-1',
          about: 'award',
          amountMinor: 400_000,
          currency: 'USD',
          ifSilent: 'The case closes without an award.',
          shown: {
            totalMinor: 400_000,
            deliveryMinor: 0,
            terms: [
              expect.stringMatching(/^Supplier s1: 4,000\.00 USD, DAP, delivery in 20 days,/),
            ],
          },
        },
      },
    ]);
  });

  it('is awarded in the name of who approves', () => {
    const aCase = asking().answer('approve');
    expect(aCase.recordsOf('award')).toMatchObject([{ approvedBy: 'grace' }]);
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'approved' }]);
    expect(aCase.summary()).toContain('Approved by grace.');
  });

  it('closes without an award when nobody answers in time', () => {
    const aCase = asking().ring('approval c1-1');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'expired' }]);
    expect(aCase.summary()).toContain('not approved in time');
  });

  it('can be put off once: the question comes back under a new number, then expires', () => {
    const aCase = asking().answer('defer');
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'deferred' }]);
    expect(aCase.questions()).toEqual(['c1-2']);
    expect(aCase.finished).toBeNull();
    aCase.answer('defer');
    expect(aCase.finished).toBe('no_award');
  });

  it('is negotiated once more when it is turned down, then closed', () => {
    const aCase = asking().answer('reject');
    expect(aCase.sentOf('negotiation.retry')).toMatchObject([
      { body: { approach: 'collaborative' } },
    ]);
    aCase.tell(
      'negotiation',
      'negotiation.retrying',
      { accepted: true, because: 'yes' },
      'RESPONSE',
    );
    aCase.outcome(anAgreement(aProposal({ unitPriceMinor: 2_000 })));
    expect(aCase.questions()).toEqual(['c1-2']);
    aCase.answer('reject');
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
    expect(aCase.finished).toBe('no_award');
  });

  it('is not overtaken by a later result, which is kept for the deadline', () => {
    const aCase = asking().outcome(anAgreement(aProposal({ unitPriceMinor: 2_500 })));
    expect(aCase.finished).toBeNull();
    expect(aCase.decisions.at(-1)?.chosen).toBe('no, it is only noted');
    aCase.ring('case-deadline');
    expect(aCase.recordsOf('award')).toMatchObject([{ proposal: { totalMinor: 250_000 } }]);
  });

  it('is not made by the deadline in place of the person', () => {
    const aCase = asking().ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('before the award was approved');
  });

  it('is checked again when it is approved', () => {
    const aCase = asking();
    aCase.state = { ...aCase.state, brief: withBudget(aCase, 390_000) };
    aCase.answer('approve');
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('is taken back when the request changes so that it no longer holds', () => {
    const aCase = asking();
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 390_000, because: 'cut' });
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    aCase.answer('approve', 'c1-1');
    expect(aCase.recordsOf('award')).toEqual([]);
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
  const answers = (aCase: SupervisedCase) =>
    aCase.sentOf('compliance.reviewed').map((sent) => sent.body);

  it('is cleared in the name of the person who approves', () => {
    expect(answers(reviewing().answer('approve'))).toEqual([
      { supplierId: 's1', cleared: true, conditions: [], decidedBy: 'grace' },
    ]);
  });

  it('is no question any more once a moved threshold has cleared it', () => {
    const aCase = reviewing();
    const body = { approveUpToBp: 6_500, clearedSupplierIds: ['s1'], because: '1 more.' };
    aCase.tell('compliance', 'compliance.adjusted', body);
    expect(aCase.questions()).toEqual([]);
    expect(answers(aCase)).toMatchObject([{ supplierId: 's1', cleared: true }]);
  });

  it('stays refused when the person says no', () => {
    expect(answers(reviewing().answer('reject'))).toMatchObject([{ cleared: false }]);
  });

  it('stays refused when nobody answers in time', () => {
    const aCase = reviewing().ring('approval c1-1');
    expect(answers(aCase)).toMatchObject([{ cleared: false, decidedBy: 'nobody in time' }]);
    expect(aCase.finished).toBeNull();
  });

  it('is waited for after failed talks, and recovery follows when it stays refused', () => {
    const aCase = reviewing().outcome(aFailure());
    expect(aCase.sentOf('negotiation.retry')).toEqual([]);
    aCase.answer('reject');
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('is waited for after failed talks, and the talks go on when it is cleared', () => {
    const aCase = reviewing().outcome(aFailure()).answer('approve');
    expect(aCase.sentOf('negotiation.retry')).toEqual([]);
    expect(aCase.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('does not hold an award to others; its question becomes void', () => {
    const aCase = reviewing().outcome(anAgreement());
    expect(aCase.finished).toBe('awarded');
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
  });
});

describe('an answer to a question that is not open', () => {
  it('changes nothing', () => {
    const aCase = underway();
    const before = aCase.state;
    aCase.answer('approve', 'c1-77');
    expect(aCase.state).toEqual(before);
  });
});

describe('commands of people', () => {
  it('abort ends the case without an award and says who did it', () => {
    const aCase = underway().tell('person:ada', 'command.abort', { because: 'not needed' });
    expect(aCase.finished).toBe('aborted');
    expect(aCase.summary()).toContain('Aborted by person:ada: not needed');
  });

  it('pause and resume reach every peer that lives and go back to the stage before', () => {
    const aCase = underway().tell('person:ada', 'command.pause', { because: 'holiday' });
    expect(aCase.sentOf('command.pause').map((sent) => sent.wake)).toEqual([false, false, false]);
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({ stage: 'paused' });
    aCase.tell('person:ada', 'command.resume', { because: 'back' });
    expect(aCase.sentOf('command.resume')).toHaveLength(3);
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({ stage: 'compliance' });
  });

  it('modify changes the request and tells the peers', () => {
    const aCase = underway().tell('person:ada', 'command.modify', {
      budgetMinor: 900_000,
      because: 'more',
    });
    expect(aCase.sentOf('case.modified')[0]?.body.brief.requisition.budgetMinor).toBe(900_000);
    expect(aCase.state.brief?.requisition.budgetMinor).toBe(900_000);
  });

  it.each([
    { needBy: '2020-01-01', because: 'x' },
    { prioritiesBp: { price: 1, delivery: 1, quality: 1, risk: 1 }, because: 'x' },
  ])('modify with nonsense is refused with the reason: %o', (body) => {
    const aCase = underway();
    const { brief } = aCase.state;
    aCase.tell('person:ada', 'command.modify', body);
    expect(aCase.state.brief).toEqual(brief);
    expect(aCase.decisions.at(-1)?.chosen).toBe('refuse the change');
  });

  it('inject keeps the note and excludes the suppliers from then on', () => {
    const aCase = underway().tell('person:ada', 'command.inject', {
      to: 'supervisor',
      note: 'not these',
      excludeSupplierIds: ['s1'],
    });
    expect(aCase.state.notes).toEqual(['not these']);
    expect(aCase.state.brief?.requisition.excludedSupplierIds).toEqual(['s1']);
    expect(aCase.outcome(anAgreement()).recordsOf('award')).toEqual([]);
  });
});

describe('the deadline of a case', () => {
  it('closes with the reason and with what would have helped', () => {
    const aCase = underway({ policy: { recovery: none } });
    aCase.report({ relaxations: [{ wish: 'countries', excludedCount: 4, bringsCount: 4 }] });
    aCase.ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('the deadline of the case has passed');
  });
});

describe('a closed case', () => {
  it('hears nothing more', () => {
    const aCase = underway().outcome(anAgreement());
    aCase.finished = null;
    const { state, sent } = aCase;
    const count = sent.length;
    aCase.outcome(anAgreement()).ring('case-deadline').answer('approve', 'c1-1');
    expect(aCase.state).toEqual(state);
    expect(aCase.sent).toHaveLength(count);
    expect(aCase.recordsOf('award')).toHaveLength(1);
  });
});

describe('the summary of a failed case', () => {
  it('says by how much the budget falls short and who stopped where', () => {
    const aCase = underway({ policy: { recovery: none } }).outcome(
      aFailure({
        reason: 'over_budget',
        suggestion: 'widen_search',
        talks: [aTalk({ lastTotalMinor: 620_000 })],
      }),
    );
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('Raising the budget by 1,200.00 USD to 6,200.00 USD');
    expect(aCase.summary()).toContain(
      'Supplier s1: no agreement after 6 rounds, last at 6,200.00 USD at the door.',
    );
  });
});

const none = { widenMax: 0, adjustMax: 0, retryMax: 0, alternativesMax: 0, totalMax: 0 };
