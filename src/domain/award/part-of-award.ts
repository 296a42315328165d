import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { deliveryCostMinor } from './delivery-cost.ts';

/**
 * An award of some of its lines alone; what else was asked for is missing. The baseline is shared out
 * by what the lines cost at the door, rounded down.
 * @returns null when nothing or everything is left
 */
export function partOfAward(
  proposal: AwardProposal,
  wanted: Requisition['lines'],
  keeps: (line: AwardProposal['lines'][number]) => boolean,
): AwardProposal | null {
  const lines = proposal.lines.filter(keeps);
  if (lines.length === 0 || lines.length === proposal.lines.length) return null;
  const totalMinor = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  const deliveryMinor = deliveryCostMinor(proposal, lines);
  const cost = totalMinor + deliveryMinor;
  const whole = proposal.totalMinor + proposal.deliveryMinor;
  const { baselineMinor: wholeBaseline } = proposal.savings;
  const baselineMinor = Number((BigInt(wholeBaseline) * BigInt(cost)) / BigInt(whole));
  const savedMinor = baselineMinor - cost;
  return {
    ...proposal,
    lines,
    totalMinor,
    deliveryMinor,
    shortfall: wanted.flatMap(({ lineNo, quantity }) => {
      const given = lines
        .filter((it) => it.lineNo === lineNo)
        .reduce((sum, it) => sum + it.quantity, 0);
      return given < quantity ? [{ lineNo, missingUnits: quantity - given }] : [];
    }),
    savings: {
      ...proposal.savings,
      baselineMinor,
      savedMinor,
      savedBp: baselineMinor === 0 ? 0 : Math.floor((savedMinor * WHOLE_BP) / baselineMinor),
    },
  };
}
