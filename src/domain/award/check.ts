import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { mandateFault } from '../negotiation/mandate.ts';

/**
 * Everything that speaks against an award, checked again by someone who did not negotiate it:
 * mandates, budget, currency, quantities. Empty = nothing.
 */
export function awardFaults(requisition: Requisition, proposal: AwardProposal): string[] {
  const total = proposal.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  return [
    ...(proposal.currency === requisition.currency ? [] : [`currency is ${proposal.currency}`]),
    ...(total === proposal.totalMinor
      ? []
      : [`lines add up to ${total}, not ${proposal.totalMinor}`]),
    ...(total <= requisition.budgetMinor
      ? []
      : [`${total} is above the budget of ${requisition.budgetMinor}`]),
    ...proposal.lines.flatMap((line) => lineFaults(requisition, proposal, line)),
    ...quantityFaults(requisition, proposal),
  ];
}

function lineFaults(
  requisition: Requisition,
  proposal: AwardProposal,
  line: AwardProposal['lines'][number],
): string[] {
  const mandate = proposal.mandates.find((it) => it.supplierId === line.supplierId);
  if (mandate === undefined) return [`line ${line.lineNo}: no mandate for ${line.supplierId}`];
  if (requisition.excludedSupplierIds.includes(line.supplierId))
    return [`${line.supplierId} is excluded`];
  const fault = mandateFault(mandate, {
    lines: [line],
    leadTimeDays: line.leadTimeDays,
    paymentDays: line.paymentDays,
    warrantyMonths: line.warrantyMonths,
    prepaymentBp: 0,
  });
  return fault === null ? [] : [`${line.supplierId}: ${fault}`];
}

function quantityFaults(requisition: Requisition, proposal: AwardProposal): string[] {
  return requisition.lines.flatMap((wanted) => {
    const given = proposal.lines
      .filter((it) => it.lineNo === wanted.lineNo)
      .reduce((sum, it) => sum + it.quantity, 0);
    const missing = proposal.shortfall.find((it) => it.lineNo === wanted.lineNo)?.missingUnits ?? 0;
    if (given + missing !== wanted.quantity)
      return [
        `line ${wanted.lineNo}: ${given} awarded and ${missing} missing of ${wanted.quantity}`,
      ];
    return missing > 0 && !requisition.partialAllowed
      ? [`line ${wanted.lineNo}: partial awards are not wanted`]
      : [];
  });
}
