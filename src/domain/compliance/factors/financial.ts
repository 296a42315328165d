import { clampBp } from '../../basis-points.ts';
import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';

// Altman's Z' for private firms (E. I. Altman, Corporate Financial Distress, 1983), in thousandths:
// 0.717 WC/TA + 0.847 RE/TA + 3.107 EBIT/TA + 0.420 BVE/TL + 0.998 S/TA.
const WEIGHTS = { working: 717, retained: 847, ebit: 3_107, equity: 420, sales: 998 } as const;
/** Of the same source: above 2.9 a firm is safe, below 1.23 in distress; both in thousandths. */
const SAFE = 2_900;
const DISTRESS = 1_230;
/** A firm without debt has no such ratio; more than this says nothing more. */
const LEVERAGE_MAX = 10;

/** How likely the supplier is to fail: no risk at Z' 2.9 and above, 9,000 bp at 1.23, rising below. */
export const financial: Factor = {
  weightBp: 3_000,
  condition: 'no payment before delivery',
  find({ financials: f }) {
    if (f === null) return unknown('no financial figures given');
    if (f.totalAssetsMinor <= 0) return unknown('total assets are not positive');
    if (f.totalLiabilitiesMinor <= 0 && f.equityBookMinor < 0)
      return unknown('negative equity without liabilities contradicts itself');
    const perAssets = (figure: number) => figure / f.totalAssetsMinor;
    const leverage =
      f.totalLiabilitiesMinor <= 0 ? LEVERAGE_MAX : f.equityBookMinor / f.totalLiabilitiesMinor;
    const z = Math.floor(
      WEIGHTS.working * perAssets(f.workingCapitalMinor) +
        WEIGHTS.retained * perAssets(f.retainedEarningsMinor) +
        WEIGHTS.ebit * perAssets(f.ebitMinor) +
        WEIGHTS.equity * Math.min(LEVERAGE_MAX, leverage) +
        WEIGHTS.sales * perAssets(f.salesMinor),
    );
    const riskBp = clampBp(Math.ceil(((SAFE - z) * 9_000) / (SAFE - DISTRESS)));
    const zone = z >= SAFE ? 'safe' : z < DISTRESS ? 'distress' : 'grey';
    return {
      riskBp,
      coverageBp: 10_000,
      evidence: [`Altman Z' ${(z / 1_000).toFixed(2)}, ${zone} zone`],
    };
  },
};
