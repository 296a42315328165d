import { describe, expect, it } from 'vitest';
import { anAgreement, aProposal, aTalk } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const sourcing = { inviteIncumbent: true, bidsMin: [{ fromMinor: 300_000, bids: 2 }] };
const agreement = anAgreement(aProposal());
const rival = aTalk({ supplierId: 's2', supplierName: 'Supplier s2' });
const questions = (aCase: SupervisedCase) =>
  aCase.records.flatMap((it) => (it.kind === 'approval' ? [it.approval] : []));

describe('an award with fewer bids than policy wants', () => {
  it('waits for a person though its amount would pass, and the question says why', () => {
    const aCase = new SupervisedCase({ policy: { sourcing } }).outcome(agreement);
    expect(aCase.finished).toBeNull();
    expect(questions(aCase)[0]?.question).toContain(
      'Only 1 of 2 wanted bids came in, and the request gives no reason for it. Approve it only with a written reason.',
    );
    expect(questions(aCase)[0]?.shown).toMatchObject({ bids: { bids: 1, wanted: 2 } });
  });

  it('passes with the reason that the request gives, which stands in the summary', () => {
    const requisition = { singleSourceReason: 'Spare part of a machine in place.' };
    const aCase = new SupervisedCase({ policy: { sourcing }, requisition }).outcome(agreement);
    expect(aCase.finished).toBe('awarded');
    expect(aCase.summary()).toContain('the request says why: Spare part of a machine in place.');
  });

  it('is no question where enough came in, or the amount asks for one alone', () => {
    const enough = { ...agreement, talks: [...agreement.talks, rival] };
    expect(new SupervisedCase({ policy: { sourcing } }).outcome(enough).finished).toBe('awarded');
    const small = { ...sourcing, bidsMin: [{ fromMinor: 9_000_000, bids: 2 }] };
    expect(new SupervisedCase({ policy: { sourcing: small } }).outcome(agreement).finished).toBe(
      'awarded',
    );
  });

  it('is not awarded at the deadline without that person', () => {
    const aCase = new SupervisedCase({ policy: { sourcing } })
      .outcome(agreement)
      .ring('case-deadline');
    expect(aCase.finished).toBe('no_award');
  });
});
