import type { AwardLine, AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { mandateFault } from '../negotiation/mandate.ts';
import { deliveryCostMinor } from './delivery-cost.ts';

/**
 * Everything that speaks against an award, checked again by someone who did not negotiate it:
 * mandates, budget, currency, quantities, arithmetic. Empty = nothing.
 */
export function awardFaults(requisition: Requisition, proposal: AwardProposal): string[] {
  const { currency, totalMinor, savings } = proposal;
  const total = proposal.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  const deliveryMinor = deliveryCostMinor(proposal, proposal.lines);
  const cost = totalMinor + deliveryMinor;
  const savedMinor = savings.baselineMinor - cost;
  return [
    ...fault(currency !== requisition.currency, `currency is ${currency}`),
    ...fault(total !== totalMinor, `lines add up to ${total}, not ${totalMinor}`),
    ...fault(
      proposal.deliveryMinor !== deliveryMinor,
      `delivery costs ${deliveryMinor}, not ${proposal.deliveryMinor}`,
    ),
    ...fault(
      cost > requisition.budgetMinor,
      `${cost} is above the budget of ${requisition.budgetMinor}`,
    ),
    ...fault(
      savings.savedMinor !== savedMinor,
      `savings are ${savedMinor}, not ${savings.savedMinor}`,
    ),
    ...proposal.lines.flatMap((line) => lineFaults(requisition, proposal, line)),
    ...quantityFaults(requisition, proposal),
  ];
}

const fault = (isWrong: boolean, because: string): string[] => (isWrong ? [because] : []);

function lineFaults(requisition: Requisition, proposal: AwardProposal, line: AwardLine): string[] {
  const { lineNo, supplierId } = line;
  if (!requisition.lines.some((it) => it.lineNo === lineNo)) {
    return [`line ${lineNo} was not asked for`];
  }
  if (requisition.excludedSupplierIds.includes(supplierId)) return [`${supplierId} is excluded`];
  // The newest mandate counts: an earlier, wider one may have been withdrawn by a modification.
  const mandate = proposal.mandates
    .filter((it) => it.supplierId === supplierId)
    .toSorted((a, b) => b.version - a.version)[0];
  if (mandate === undefined) return [`line ${lineNo}: no mandate for ${supplierId}`];
  if (mandate.currency !== requisition.currency) {
    return [`${supplierId}: the mandate is in ${mandate.currency}`];
  }
  const because = mandateFault(mandate, {
    ...line,
    lines: [line],
    // An award line carries no prepayment; negotiation checked it before it agreed.
    prepaymentBp: 0,
  });
  return because === null ? [] : [`${supplierId}: ${because}`];
}

function quantityFaults(requisition: Requisition, proposal: AwardProposal): string[] {
  return requisition.lines.flatMap((wanted) => {
    const given = proposal.lines
      .filter((it) => it.lineNo === wanted.lineNo)
      .reduce((sum, it) => sum + it.quantity, 0);
    const missing = proposal.shortfall.find((it) => it.lineNo === wanted.lineNo)?.missingUnits ?? 0;
    if (given + missing !== wanted.quantity) {
      return [
        `line ${wanted.lineNo}: ${given} awarded and ${missing} missing of ${wanted.quantity}`,
      ];
    }
    return fault(
      missing > 0 && !requisition.partialAllowed,
      `line ${wanted.lineNo}: partial awards are not wanted`,
    );
  });
}
