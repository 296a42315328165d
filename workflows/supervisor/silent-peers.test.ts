import { describe, expect, it } from 'vitest';
import { anAgreement, SupervisedCase } from '../../tests/support/supervised-case.ts';

const questions = (it_: SupervisedCase) =>
  it_.recordsOf('approval').map(({ approval }) => approval.about);

/** Sourcing lets the time of its answer and the reminder pass. */
const silence = (it_: SupervisedCase) => it_.overdue().ringNext('reminded');

describe('sourcing that does not answer', () => {
  it('is reminded first', () => {
    const it_ = new SupervisedCase().overdue();
    expect(it_.sentOf('agent.reminder')).toMatchObject([{ to: 'sourcing', wake: true }]);
    expect(questions(it_)).toEqual([]);
  });

  it('without a worker becomes a step for a person', () => {
    const it_ = new SupervisedCase();
    it_.workers = { sourcing: 0 };
    silence(it_);
    expect(questions(it_)).toEqual(['manual_step']);
    expect(it_.recordsOf('approval')[0]?.approval.question).toContain('No worker serves sourcing');
  });

  it('is asked again when the person has seen to it', () => {
    const it_ = new SupervisedCase();
    it_.workers = { sourcing: 0 };
    silence(it_).answer('approve');
    const attempts = it_.sentOf('sourcing.find').map((sent) => sent.body.attempt);
    expect(attempts).toEqual([1, 1]);
  });

  it('closes the case with the reason when no person does the step', () => {
    const it_ = new SupervisedCase();
    it_.workers = { sourcing: 0 };
    silence(it_).ringNext('approval');
    expect(it_.finished).toBe('no_award');
    expect(it_.summary()).toContain('nobody did the step of sourcing');
  });

  it('with a live worker is asked once more, then a person is asked', () => {
    const it_ = silence(new SupervisedCase());
    expect(it_.sentOf('sourcing.find')).toHaveLength(2);
    silence(it_);
    expect(it_.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(it_)).toEqual(['manual_step']);
  });

  it('counts as alive when the engine cannot tell', () => {
    const it_ = new SupervisedCase();
    it_.workers = { sourcing: 'unknown' };
    expect(silence(it_).sentOf('sourcing.find')).toHaveLength(2);
  });

  it('that answers after all makes the question void and the case goes on', () => {
    const it_ = new SupervisedCase();
    it_.workers = { sourcing: 0 };
    silence(it_).report();
    expect(it_.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(it_.outcome(anAgreement()).finished).toBe('awarded');
  });

  it('that answers before the reminder ran out is left alone', () => {
    const it_ = new SupervisedCase().overdue().report();
    it_.ringNext('reminded');
    expect(it_.sentOf('sourcing.find')).toHaveLength(1);
  });
});

describe('a search that fails', () => {
  const fail = (it_: SupervisedCase) =>
    it_.tell('sourcing', 'agent.error', { code: 'DATABASE_FAILED', because: 'down' }, 'ERROR');

  it('is asked for once more, then a person is asked', () => {
    const it_ = fail(new SupervisedCase());
    expect(it_.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(it_)).toEqual([]);
    fail(it_);
    expect(it_.sentOf('sourcing.find')).toHaveLength(2);
    expect(questions(it_)).toEqual(['manual_step']);
  });
});

describe('a peer that others call silent', () => {
  const told = (it_: SupervisedCase) =>
    it_.tell('sourcing', 'agent.peer_silent', {
      role: 'compliance',
      requestId: 'sourcing#4',
      topic: 'compliance.clear',
      waitedMs: 3_000,
      because: 'no answer',
    });

  it('is reminded once when its worker lives', () => {
    const it_ = told(told(new SupervisedCase().report()));
    expect(it_.sentOf('agent.reminder')).toMatchObject([
      { to: 'compliance', body: { requestId: 'sourcing#4', topic: 'compliance.clear' } },
    ]);
  });

  it('without a worker becomes one question, however often it is told', () => {
    const it_ = new SupervisedCase().report();
    it_.workers = { compliance: 0 };
    told(told(it_));
    expect(questions(it_)).toEqual(['manual_step']);
  });

  it('does not disturb an award that a person is deciding', () => {
    const it_ = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } }).report();
    it_.workers = { compliance: 0 };
    it_.outcome(anAgreement());
    told(it_);
    expect(questions(it_)).toEqual(['award']);
  });
});

describe('no result after suppliers were handed on', () => {
  it('asks for a person when negotiation has no worker', () => {
    const it_ = new SupervisedCase().report();
    it_.workers = { negotiation: 0 };
    it_.ring('no-result');
    expect(questions(it_)).toEqual(['manual_step']);
  });

  it('looks for another way when all workers live', () => {
    const it_ = new SupervisedCase().report().ring('no-result');
    expect(it_.sentOf('compliance.adjust')).toHaveLength(1);
  });

  it('goes on waiting while a question is open', () => {
    const it_ = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } }).report();
    it_.outcome(anAgreement()).ring('no-result');
    expect(it_.timers.has('no-result')).toBe(true);
    expect(it_.finished).toBeNull();
  });
});
