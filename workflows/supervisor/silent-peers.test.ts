import { describe, expect, it } from 'vitest';
import { anAgreement } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const questions = (aCase: SupervisedCase) =>
  aCase.recordsOf('approval').map(({ approval }) => approval.about);

/** Sourcing lets the time of its answer and the reminder pass. */
const silence = (aCase: SupervisedCase) => aCase.overdue().ringNext('reminded');

describe('sourcing that does not answer', () => {
  it('is reminded first', () => {
    const aCase = new SupervisedCase().overdue();
    expect(aCase.sentOf('agent.reminder')).toMatchObject([{ to: 'sourcing', wake: true }]);
    expect(questions(aCase)).toEqual([]);
  });

  it('without a worker becomes a step for a person', () => {
    const aCase = new SupervisedCase();
    aCase.workers = { sourcing: 0 };
    silence(aCase);
    expect(questions(aCase)).toEqual(['manual_step']);
    expect(aCase.recordsOf('approval')[0]?.approval.question).toContain(
      'No worker serves sourcing',
    );
  });

  it('is asked again when the person has seen to it', () => {
    const aCase = new SupervisedCase();
    aCase.workers = { sourcing: 0 };
    silence(aCase).answer('approve');
    const attempts = aCase.sentOf('sourcing.find').map((sent) => sent.body.attempt);
    expect(attempts).toEqual([1, 1]);
  });

  it('closes the case with the reason when no person does the step', () => {
    const aCase = new SupervisedCase();
    aCase.workers = { sourcing: 0 };
    silence(aCase).ringNext('approval');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('nobody did the step of sourcing');
  });

  it('with a live worker is asked once more, then a person is asked', () => {
    const aCase = silence(new SupervisedCase());
    expect(aCase.sentOf('sourcing.find')).toHaveLength(2);
    silence(aCase);
    expect(aCase.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(aCase)).toEqual(['manual_step']);
  });

  it('counts as alive when the engine cannot tell', () => {
    const aCase = new SupervisedCase();
    aCase.workers = { sourcing: 'unknown' };
    expect(silence(aCase).sentOf('sourcing.find')).toHaveLength(2);
  });

  it('that answers after all makes the question void and the case goes on', () => {
    const aCase = new SupervisedCase();
    aCase.workers = { sourcing: 0 };
    silence(aCase).report();
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(aCase.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('that answers before the reminder ran out is left alone', () => {
    const aCase = new SupervisedCase().overdue().report();
    aCase.ringNext('reminded');
    expect(aCase.sentOf('sourcing.find')).toHaveLength(1);
  });
});

describe('a search that fails', () => {
  const fail = (aCase: SupervisedCase) =>
    aCase.tell('sourcing', 'agent.error', { code: 'DATABASE_FAILED', because: 'down' }, 'ERROR');

  it('is asked for once more, then a person is asked', () => {
    const aCase = fail(new SupervisedCase());
    expect(aCase.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(aCase)).toEqual([]);
    fail(aCase);
    expect(aCase.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(aCase)).toEqual(['manual_step']);
  });
});

describe('a peer that others call silent', () => {
  const told = (aCase: SupervisedCase) =>
    aCase.tell('sourcing', 'agent.peer_silent', {
      role: 'compliance',
      requestId: 'sourcing#4',
      topic: 'compliance.clear',
      waitedMs: 3_000,
      because: 'no answer',
    });

  it('is reminded once when its worker lives', () => {
    const aCase = told(told(new SupervisedCase().report()));
    expect(aCase.sentOf('agent.reminder')).toMatchObject([
      { to: 'compliance', body: { requestId: 'sourcing#4', topic: 'compliance.clear' } },
    ]);
  });

  it('without a worker becomes one question, however often it is told', () => {
    const aCase = new SupervisedCase().report();
    aCase.workers = { compliance: 0 };
    told(told(aCase));
    expect(questions(aCase)).toEqual(['manual_step']);
  });

  it('does not disturb an award that a person is deciding', () => {
    const aCase = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } }).report();
    aCase.workers = { compliance: 0 };
    aCase.outcome(anAgreement());
    told(aCase);
    expect(questions(aCase)).toEqual(['award']);
  });
});

describe('no result after suppliers were handed on', () => {
  it('asks for a person when negotiation has no worker', () => {
    const aCase = new SupervisedCase().report();
    aCase.workers = { negotiation: 0 };
    aCase.ring('no-result');
    expect(questions(aCase)).toEqual(['manual_step']);
  });

  it('looks for another way when all workers live', () => {
    const aCase = new SupervisedCase().report().ring('no-result');
    expect(aCase.sentOf('compliance.adjust')).toHaveLength(1);
  });

  it('goes on waiting while a question is open', () => {
    const aCase = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } }).report();
    aCase.outcome(anAgreement()).ring('no-result');
    expect(aCase.timers.has('no-result')).toBe(true);
    expect(aCase.finished).toBeNull();
  });
});
