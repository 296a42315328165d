import { describe, expect, it } from 'vitest';
import { aFailure, anAgreement, aProposal } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

type Parts = ConstructorParameters<typeof SupervisedCase>[0];

/** An award whose winner has been asked and has not answered. */
const asking = (parts: Parts = {}): SupervisedCase =>
  new SupervisedCase({ ...parts, winnersConfirm: false }).report().outcome(anAgreement());

const runnerUp = (unitPriceMinor = 4_100) =>
  anAgreement(aProposal({ supplierId: 's2', unitPriceMinor }));
const asked = (aCase: SupervisedCase) => aCase.sentOf('negotiation.confirm');
const chosenOf = (aCase: SupervisedCase, question: string) =>
  aCase.decisions.filter((it) => it.question.startsWith(question)).map((it) => it.chosen);

/** Negotiation lets the time of its answer and the reminder pass. */
const silence = (aCase: SupervisedCase) => aCase.overdue().ringNext('reminded');

describe('a decided award', () => {
  it('waits for its winner, and everybody can see that', () => {
    const aCase = asking();
    expect(asked(aCase)).toMatchObject([
      { to: 'negotiation', type: 'REQUEST', body: { proposal: { totalMinor: 400_000 } } },
    ]);
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({
      sentence: 'Waiting for Supplier s1 to confirm the order.',
    });
  });

  it('stands once it is confirmed', () => {
    const aCase = asking().confirmed();
    expect(aCase.finished).toBe('awarded');
    expect(chosenOf(aCase, 'Does Supplier s1 confirm?')).toEqual(['yes']);
    expect(aCase.summary()).toContain('Confirmed by Supplier s1.');
  });

  it('is confirmed after the person has approved it, not before', () => {
    const aCase = asking({ policy: { autoApproveAwardMinor: 300_000 } });
    expect(asked(aCase)).toEqual([]);
    aCase.answer('approve');
    expect(asked(aCase)).toHaveLength(1);
    expect(aCase.confirmed().recordsOf('award')).toMatchObject([{ approvedBy: 'grace' }]);
  });

  it('is checked again when the confirmation comes', () => {
    const aCase = asking();
    const { brief } = aCase.state;
    if (brief === null) throw new Error('the case is open');
    const requisition = { ...brief.requisition, budgetMinor: 390_000 };
    aCase.state = { ...aCase.state, brief: { ...brief, requisition } };
    aCase.confirmed();
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('is not overtaken by a later result or a failure of a peer', () => {
    const aCase = asking().outcome(runnerUp(2_000)).outcome(aFailure());
    expect(aCase.state.budget?.used).toEqual({ widen: 0, adjust: 0, retry: 0, person: 0 });
    expect(aCase.confirmed().recordsOf('award')).toMatchObject([
      { proposal: { totalMinor: 400_000 } },
    ]);
  });
});

describe('an award that its winner declines', () => {
  it('is void, and the runner-up is awarded once it confirms, with what that costs', () => {
    const aCase = asking().confirmed(['s1']);
    expect(aCase.finished).toBeNull();
    expect(chosenOf(aCase, 'Does Supplier s1 confirm?')).toEqual(['no']);
    aCase.outcome(runnerUp());
    expect(chosenOf(aCase, 'Who takes its place?')).toEqual(['Supplier s2']);
    expect(asked(aCase)).toHaveLength(2);
    aCase.confirmed();
    expect(aCase.recordsOf('award')).toMatchObject([{ proposal: { totalMinor: 410_000 } }]);
    expect(aCase.summary()).toContain(
      'Supplier s1 did not confirm the order; it goes to Supplier s2 for 100.00 USD more than the first award of 4,000.00 USD.',
    );
  });

  it('does not carry its approval over to the runner-up', () => {
    const aCase = asking({ policy: { autoApproveAwardMinor: 0 } }).answer('approve');
    aCase.confirmed(['s1']).outcome(runnerUp());
    expect(asked(aCase)).toHaveLength(1);
    expect(aCase.questions()).toEqual(['c1-2']);
    aCase.answer('approve').confirmed();
    expect(aCase.finished).toBe('awarded');
  });

  it('leads to another way when nobody is left', () => {
    const aCase = asking().confirmed(['s1']).outcome(aFailure());
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('is not made in its place by the deadline, and the supplier is not searched for again', () => {
    const aCase = asking().outcome(anAgreement(aProposal({ unitPriceMinor: 3_900 })));
    aCase.confirmed(['s1']);
    expect(aCase.state.excludeSupplierIds).toEqual(['s1']);
    aCase.ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
  });

  it('is found out by the watch when no other result follows', () => {
    const aCase = asking().confirmed(['s1']).ring('no-result');
    expect(aCase.state.budget?.used).not.toEqual({ widen: 0, adjust: 0, retry: 0, person: 0 });
  });
});

describe('an award that nobody confirms', () => {
  const stands = (aCase: SupervisedCase, because: string) => {
    expect(aCase.finished).toBe('awarded');
    expect(chosenOf(aCase, 'Does Supplier s1')).toEqual(['nobody says, the award stands']);
    expect(aCase.summary()).toContain(`Nobody confirmed the order: ${because}.`);
  };

  it('stands when negotiation stays silent after a reminder', () => {
    const aCase = asking().overdue();
    expect(aCase.sentOf('agent.reminder')).toMatchObject([{ to: 'negotiation' }]);
    expect(aCase.finished).toBeNull();
    stands(aCase.ringNext('reminded'), 'negotiation stayed silent');
  });

  it('stands when negotiation fails', () => {
    const body = { code: 'UNEXPECTED', because: 'broken' };
    const aCase = asking();
    aCase.awaiting = [];
    stands(
      aCase.tell('negotiation', 'agent.error', body, 'NOTIFICATION'),
      'negotiation failed: broken',
    );
  });

  it('stands when nobody could be asked', () => {
    stands(asking().confirmed([], false), 'Not confirmed');
  });

  it('stands when the deadline passes first', () => {
    stands(asking().ring('case-deadline'), 'the deadline of the case passed first');
  });
});

describe('real winners', () => {
  const waiting = () => {
    const aCase = asking({ timing: { caseDeadlineMs: 900_000_000 } });
    const untilMs = aCase.nowMs + 259_200_000;
    const body = { untilMs, supplierIds: ['s1'], because: '1 suppliers were asked.' };
    return { aCase: aCase.tell('negotiation', 'negotiation.waiting', body), untilMs };
  };

  it('may take the time they were given; that is not silence', () => {
    const { aCase, untilMs } = waiting();
    aCase.overdue();
    expect(aCase.sentOf('agent.reminder')).toEqual([]);
    const [name] = [...aCase.timers.keys()].filter((it) => it.startsWith('reminded'));
    expect(aCase.timers.get(name ?? '')).toBeGreaterThan(untilMs);
    expect(aCase.confirmed().finished).toBe('awarded');
  });

  it('do not hold the award for ever when negotiation dies meanwhile', () => {
    const { aCase } = waiting();
    silence(aCase);
    expect(aCase.finished).toBe('awarded');
    expect(aCase.summary()).toContain('Nobody confirmed the order');
  });
});

describe('people while a winner is asked', () => {
  it('can abort: nothing is awarded, and whoever was asked is to be told', () => {
    const aCase = asking().tell('person:ada', 'command.abort', { because: 'not needed' });
    expect(aCase.finished).toBe('aborted');
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.summary()).toContain('Supplier s1 had been asked to confirm the order');
  });

  it('can change the request so that the award is void; its confirmation comes too late', () => {
    const aCase = asking();
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 390_000, because: 'cut' });
    expect(aCase.state.proposal).toBeNull();
    aCase.confirmed();
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('can change the request so that the award still holds', () => {
    const aCase = asking();
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 450_000, because: 'cut' });
    expect(aCase.confirmed().finished).toBe('awarded');
  });

  it('can pause and resume; the wait goes on', () => {
    const aCase = asking().tell('person:ada', 'command.pause', { because: 'holiday' });
    aCase.tell('person:ada', 'command.resume', { because: 'back' });
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({ stage: 'award_review' });
    expect(aCase.confirmed().finished).toBe('awarded');
  });

  it('get no answer to an older question taken for the newest', () => {
    const aCase = asking();
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 390_000, because: 'cut' });
    aCase.outcome(anAgreement(aProposal({ unitPriceMinor: 3_800 })));
    expect(asked(aCase)).toHaveLength(2);
    aCase.confirmed();
    expect(aCase.finished).toBeNull();
    aCase.confirmed();
    expect(aCase.recordsOf('award')).toMatchObject([{ proposal: { totalMinor: 380_000 } }]);
  });
});
