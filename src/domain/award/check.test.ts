import { describe, expect, it } from 'vitest';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { aProposal, aRequisition } from '../../../tests/support/case-builders.ts';
import { awardFaults } from './check.ts';

const faultsOf = (change: (proposal: AwardProposal) => void, requisition = aRequisition()) => {
  const proposal = aProposal();
  change(proposal);
  return awardFaults(requisition, proposal);
};
const line = (proposal: AwardProposal) => proposal.lines[0] ?? expect.fail('no line');
const mandate = (proposal: AwardProposal) => proposal.mandates[0] ?? expect.fail('no mandate');

describe('an award', () => {
  it('inside mandate, budget, currency and quantity has no fault', () => {
    expect(awardFaults(aRequisition(), aProposal())).toEqual([]);
  });

  it('exactly at the budget has no fault, one minor unit above has', () => {
    expect(awardFaults(aRequisition({ budgetMinor: 400_000 }), aProposal())).toEqual([]);
    expect(awardFaults(aRequisition({ budgetMinor: 399_999 }), aProposal())).toHaveLength(1);
  });

  it.each([
    ['in another currency', (proposal) => (proposal.currency = 'EUR')],
    ['whose lines do not add up', (proposal) => (proposal.totalMinor -= 1)],
    ['whose savings are made up', (proposal) => (proposal.savings.savedMinor += 5)],
    ['for a line nobody asked for', (proposal) => (line(proposal).lineNo = 9)],
    ['without a mandate', (proposal) => (proposal.mandates = [])],
    ['above the walk-away price', (proposal) => (mandate(proposal).lines = walkAway(3_999))],
    ['later than the mandate allows', (proposal) => (line(proposal).leadTimeDays = 91)],
    ['paid sooner than the mandate allows', (proposal) => (line(proposal).paymentDays = 13)],
    ['with a mandate in another currency', (proposal) => (mandate(proposal).currency = 'EUR')],
    [
      'with units unaccounted for',
      (proposal) => (proposal.shortfall = [{ lineNo: 1, missingUnits: 1 }]),
    ],
  ] satisfies [string, (proposal: AwardProposal) => void][])('%s is refused', (_name, change) => {
    expect(faultsOf(change)).not.toEqual([]);
  });

  it('to an excluded supplier is refused', () => {
    const requisition = aRequisition({ excludedSupplierIds: ['s1'] });
    expect(awardFaults(requisition, aProposal())).toEqual(['s1 is excluded']);
  });

  it('is held to the newest mandate, not to an older and wider one', () => {
    const newer = (proposal: AwardProposal) => {
      proposal.mandates.push({ ...mandate(proposal), version: 2, lines: walkAway(3_000) });
    };
    expect(faultsOf(newer)).not.toEqual([]);
  });

  it('in part is refused when the buyer wants all or nothing', () => {
    const partial = aProposal({ quantity: 60 });
    expect(awardFaults(aRequisition(), partial)).toEqual([]);
    expect(awardFaults(aRequisition({ partialAllowed: false }), partial)).toHaveLength(1);
  });
});

const walkAway = (walkAwayUnitPriceMinor: number) => [
  { lineNo: 1, quantity: 100, targetUnitPriceMinor: 1, walkAwayUnitPriceMinor },
];
