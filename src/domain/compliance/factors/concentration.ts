import { clampBp, ratioBp } from '../../basis-points.ts';
import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';

/** Purchases from others that are taken for granted: the first order is no dependency. */
const PRIOR_PURCHASES = 3;
/** Up to this share nobody depends on a supplier. */
const SHARE_FREE_BP = 3_000;
/** By how many others could supply; more take no risk. */
const ALTERNATIVES_RISK_BP = [10_000, 6_000, 3_000] as const;

/** How much we depend on the supplier for these items: half by share bought, half by who else could. */
export const concentration: Factor = {
  weightBp: 500,
  condition: 'qualify a second source before the next order',
  find({ dependency }) {
    if (dependency === null) return unknown('nobody can say which items the case is about');
    const { boughtMinor, boughtFromAllMinor, purchasesCount, alternativesCount } = dependency;
    const seenBp = boughtFromAllMinor <= 0 ? 0 : ratioBp(boughtMinor, boughtFromAllMinor);
    const shareBp = (seenBp * purchasesCount) / (purchasesCount + PRIOR_PURCHASES);
    const shareRiskBp = ((shareBp - SHARE_FREE_BP) * 10_000) / (10_000 - SHARE_FREE_BP);
    const alternativesRiskBp = ALTERNATIVES_RISK_BP[alternativesCount] ?? 0;
    return {
      riskBp: clampBp(Math.ceil((Math.max(0, shareRiskBp) + alternativesRiskBp) / 2)),
      coverageBp: 10_000,
      evidence: [
        purchasesCount === 0
          ? 'none of these items were bought in the last three years'
          : `${Math.round(seenBp / 100)} % of what ${purchasesCount} purchases of these items cost`,
        `${alternativesCount} other active suppliers carry them`,
      ],
    };
  },
};
