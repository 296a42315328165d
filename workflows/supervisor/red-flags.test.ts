import { describe, expect, it } from 'vitest';
import { anAgreement, aProposal, aTalk } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const low = anAgreement(aProposal({ unitPriceMinor: 1_000 }));
const rival = (lastTotalMinor: number) =>
  aTalk({
    supplierId: 's2',
    supplierName: 'Supplier s2',
    result: 'walked_away',
    lastTotalMinor,
  });
const against = (lastTotalMinor: number) => ({
  ...low,
  talks: [...low.talks, rival(lastTotalMinor)],
});
const questions = (aCase: SupervisedCase) =>
  aCase.records.flatMap((it) => (it.kind === 'approval' ? [it.approval] : []));

describe('an award with a red flag of severity high', () => {
  it('waits for a person though its amount would pass, and shows the flag', () => {
    const aCase = new SupervisedCase().outcome(against(150_000));
    expect(aCase.finished).toBeNull();
    const [asked] = questions(aCase);
    expect(asked?.question).toContain('Red flag: The winning price is abnormally low.');
    expect(asked?.shown).toMatchObject({
      redFlags: [{ id: 'far_second' }, { id: 'abnormally_low_price', severity: 'high' }],
    });
  });

  it('passes where policy says that flags hold nothing', () => {
    const aCase = new SupervisedCase({ policy: { redFlagsHold: false } }).outcome(against(150_000));
    expect(aCase.finished).toBe('awarded');
  });

  it('is not awarded at the deadline without that person', () => {
    const aCase = new SupervisedCase().outcome(against(150_000)).ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
  });
});

describe('an award with lesser red flags', () => {
  it('is made without a person', () => {
    expect(new SupervisedCase().outcome(against(101_000)).finished).toBe('awarded');
    expect(new SupervisedCase().outcome(low).finished).toBe('awarded');
  });

  it('shows them where a person is asked for its amount', () => {
    const policy = { autoApproveAwardMinor: 1 };
    const aCase = new SupervisedCase({ policy }).outcome(low);
    const [asked] = questions(aCase);
    expect(asked?.question).not.toContain('Red flag');
    expect(asked?.shown).toMatchObject({ redFlags: [{ id: 'single_bid', severity: 'medium' }] });
  });
});
