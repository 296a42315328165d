import type { AwardProposal } from '#contracts/negotiation.ts';
import { deliveredPriceMinor } from '../negotiation/landed-cost.ts';

type Awarded = Pick<AwardProposal, 'lines' | 'mandates'>;

/**
 * What the way of these lines is expected to cost the buyer on top, in minor units, by the mandates
 * that they were agreed under.
 */
export const deliveryCostMinor = (
  { mandates }: Pick<Awarded, 'mandates'>,
  lines: Awarded['lines'],
): number =>
  lines.reduce((sum, { supplierId, incoterm, quantity, unitPriceMinor }) => {
    const values = mandates.find((it) => it.supplierId === supplierId)?.termValues;
    const price =
      values === undefined ? unitPriceMinor : deliveredPriceMinor(values, incoterm, unitPriceMinor);
    return sum + quantity * (price - unitPriceMinor);
  }, 0);
