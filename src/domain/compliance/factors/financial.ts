import { clampBp } from '../../basis-points.ts';
import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';

// Altman's Z' for private firms (1983), in ten-thousandths so that it stays an integer:
// 0.717 WC/TA + 0.847 RE/TA + 3.107 EBIT/TA + 0.420 BVE/TL + 0.998 S/TA.
const WEIGHTS = { working: 717, retained: 847, ebit: 3_107, equity: 420, sales: 998 } as const;
/** Above 2.9 a firm is safe, below 1.23 in distress; both in thousandths. */
const SAFE = 2_900;
const DISTRESS = 1_230;

/** How likely the supplier is to fail: no risk at Z' 2.9 and above, 9,000 bp at 1.23, rising below. */
export const financial: Factor = {
  weightBp: 3_000,
  condition: 'no payment before delivery',
  find({ financials: f }) {
    if (f === null) return unknown('no financial figures given');
    if (f.totalAssetsMinor <= 0) return unknown('total assets are not positive');
    const perAssets = (figure: number) => figure / f.totalAssetsMinor;
    const leverage =
      f.totalLiabilitiesMinor <= 0 ? 10 : f.equityBookMinor / f.totalLiabilitiesMinor;
    const z = Math.floor(
      WEIGHTS.working * perAssets(f.workingCapitalMinor) +
        WEIGHTS.retained * perAssets(f.retainedEarningsMinor) +
        WEIGHTS.ebit * perAssets(f.ebitMinor) +
        WEIGHTS.equity * Math.min(10, leverage) +
        WEIGHTS.sales * perAssets(f.salesMinor),
    );
    const riskBp = clampBp(Math.floor(((SAFE - z) * 9_000) / (SAFE - DISTRESS)));
    const zone = z >= SAFE ? 'safe' : z < DISTRESS ? 'distress' : 'grey';
    return {
      riskBp,
      coverageBp: 10_000,
      evidence: [`Altman Z' ${(z / 1_000).toFixed(2)}, ${zone} zone`],
    };
  },
};
