import { describe, expect, it } from 'vitest';
import { aFailure, anAgreement } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const stopped = (aCase: SupervisedCase, supplierId: string, because: string) =>
  aCase.tell('negotiation', 'negotiation.outside_mandate', {
    supplierId,
    supplierName: `Supplier ${supplierId}`,
    mandateVersion: 1,
    because,
  });
const sentences = (aCase: SupervisedCase) => aCase.recordsOf('stage').map((it) => it.sentence);
const dear = 'No offer to Supplier s1 is left inside its mandate: too dear';

describe('an offer that a mandate stops', () => {
  it('is seen by people at once, with a decision that names the mandate', () => {
    const aCase = stopped(new SupervisedCase().report(), 's1', dear);
    expect(sentences(aCase).at(-1)).toBe(`${dear}.`);
    expect(aCase.recordsOf('stage').at(-1)?.stage).toBe('negotiating');
    expect(aCase.decisions.at(-1)).toMatchObject({
      chosen: 'no, it is noted for people',
      because: [{ rule: 'mandate', value: dear }],
      inputs: { supplierId: 's1', mandateVersion: 1 },
    });
  });

  it('leaves the case where it is while a person decides the award', () => {
    const aCase = new SupervisedCase({ policy: { autoApproveAwardMinor: 0 } }).report();
    stopped(aCase.outcome(anAgreement()), 's1', dear);
    expect(aCase.recordsOf('stage').at(-1)).toMatchObject({
      stage: 'approving',
      sentence: `${dear}.`,
    });
  });

  it('is not told twice', () => {
    const aCase = stopped(new SupervisedCase().report(), 's1', dear);
    const before = [aCase.decisions.length, aCase.records.length];
    stopped(aCase, 's1', dear);
    expect([aCase.decisions.length, aCase.records.length]).toEqual(before);
  });

  it('is in the summary of a case without an award, the last word on each supplier', () => {
    const aCase = new SupervisedCase().report();
    stopped(aCase, 's1', dear);
    stopped(aCase, 's2', 'No offer to Supplier s2 is left');
    stopped(aCase, 's1', 'The last offer of Supplier s1 costs 1.00 USD too much');
    aCase.outcome(aFailure()).ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).toContain('The last offer of Supplier s1 costs 1.00 USD too much.');
    expect(aCase.summary()).toContain('No offer to Supplier s2 is left.');
    expect(aCase.summary()).not.toContain(dear);
  });

  it('is no part of the summary of an award', () => {
    const aCase = stopped(new SupervisedCase().report(), 's1', dear).outcome(anAgreement());
    expect(aCase.finished).toBe('awarded');
    expect(aCase.summary()).not.toContain(dear);
  });

  it('counts no longer once the request is changed: every mandate is made again', () => {
    const aCase = stopped(new SupervisedCase().report(), 's1', dear);
    aCase.tell('person:ada', 'command.modify', { budgetMinor: 900_000, because: 'more' });
    aCase.ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
    expect(aCase.summary()).not.toContain(dear);
  });

  it('changes nothing after the end', () => {
    const aCase = new SupervisedCase().report();
    aCase.tell('person:ada', 'command.abort', { because: 'stop' });
    const before = aCase.records.length;
    expect(stopped(aCase, 's1', dear).records).toHaveLength(before);
  });
});
