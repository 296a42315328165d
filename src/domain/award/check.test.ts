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
    ['whose way costs more than it says', (proposal) => (proposal.deliveryMinor = -1)],
    ['whose way costs less than it says', (proposal) => (proposal.deliveryMinor = 1)],
    ['on an incoterm that the mandate leaves out', (proposal) => (line(proposal).incoterm = 'FOB')],
    ['on an incoterm without a known cost', (proposal) => (line(proposal).incoterm = 'EXW')],
    [
      'with units unaccounted for',
      (proposal) => (proposal.shortfall = [{ lineNo: 1, missingUnits: 1 }]),
    ],
  ] satisfies [string, (proposal: AwardProposal) => void][])('%s is refused', (_name, change) => {
    expect(faultsOf(change)).not.toEqual([]);
  });

  describe('with the way to pay', () => {
    /** Shipped from the works, which adds a tenth to the price. */
    const fromWorks = (proposal: AwardProposal) => {
      line(proposal).incoterm = 'EXW';
      mandate(proposal).termValues = {
        annualRateBp: 800,
        deliveryCosts: [{ incoterm: 'EXW', costBp: 1_000 }],
      };
      proposal.deliveryMinor = 40_000;
      proposal.savings.savedMinor -= 40_000;
    };

    it('has no fault where it is counted, and is inside the budget with it', () => {
      expect(faultsOf(fromWorks)).toEqual([]);
      expect(faultsOf(fromWorks, aRequisition({ budgetMinor: 440_000 }))).toEqual([]);
      expect(faultsOf(fromWorks, aRequisition({ budgetMinor: 439_999 }))).toHaveLength(1);
    });

    it('is refused where it is left out of the cost or of the savings', () => {
      const free = (proposal: AwardProposal) => {
        fromWorks(proposal);
        proposal.deliveryMinor = 0;
      };
      expect(faultsOf(free)).toEqual(['delivery costs 40000, not 0']);
      const unsaved = (proposal: AwardProposal) => {
        fromWorks(proposal);
        proposal.savings.savedMinor += 40_000;
      };
      expect(faultsOf(unsaved)).toHaveLength(1);
    });

    it('is refused where it takes the price above the walk-away', () => {
      const dear = (proposal: AwardProposal) => {
        fromWorks(proposal);
        mandate(proposal).lines = walkAway(4_399);
      };
      expect(faultsOf(dear).join()).toContain('with the way from EXW is above');
    });
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
