import { clampBp } from '../../basis-points.ts';
import type { SupplierFacts } from '../facts.ts';
import type { Part } from './parts.ts';

type Figures = NonNullable<SupplierFacts['financials']>;

/** Weights in thousandths, of ratios to total assets except equity, which is to liabilities. */
type Formula = {
  name: string;
  working: number;
  retained: number;
  ebit: number;
  equity: number;
  sales: number;
  /** In thousandths: safe from here on, in distress below. */
  safe: number;
  distress: number;
};

/** E. I. Altman, Corporate Financial Distress (1983): firms without a market price. */
const PRIVATE: Formula = {
  name: "Altman Z'",
  working: 717,
  retained: 847,
  ebit: 3_107,
  equity: 420,
  sales: 998,
  safe: 2_900,
  distress: 1_230,
};
/** E. I. Altman, J. Hartzell, M. Peck (1995): firms that make nothing, and no sales in the formula. */
const NO_MAKER: Formula = {
  name: "Altman Z''",
  working: 6_560,
  retained: 3_260,
  ebit: 6_720,
  equity: 1_050,
  sales: 0,
  safe: 2_600,
  distress: 1_100,
};
/** A firm without debt has no such ratio; more than this says nothing more. */
const LEVERAGE_MAX = 10;
/** At the border of distress; 0 at that of safety. */
const DISTRESS_RISK_BP = 9_000;
/** CPV divisions from here on are services; a code with its check digit is one of CPV. */
const SERVICES_FROM_DIVISION = 50;

/**
 * How likely the supplier is to fail. Z' for makers, Z'' for who sells services only, and for a maker
 * without a sales figure; then Z' at no sales at all is the worst it may be.
 */
export function solvency(
  { financials: f, categories }: Pick<SupplierFacts, 'financials' | 'categories'>,
  weightBp: number,
): Part {
  const because = f === null ? 'no financial figures given' : contradictionIn(f);
  if (f === null || because !== null) {
    return { weightBp, riskBp: null, evidence: because ?? '' };
  }
  if (sellsServicesOnly(categories)) {
    return { weightBp, ...scored(NO_MAKER, f, 'sells services only') };
  }
  if (f.salesMinor !== null) return { weightBp, ...scored(PRIVATE, f, null) };
  const { riskBp: worstBp } = scored(PRIVATE, f, null);
  const guess = scored(NO_MAKER, f, 'no sales given');
  return { weightBp, ...guess, riskUpToBp: Math.max(guess.riskBp, worstBp) };
}

function contradictionIn(f: Figures): string | null {
  if (f.totalAssetsMinor <= 0) return 'total assets are not positive';
  return f.totalLiabilitiesMinor <= 0 && f.equityBookMinor < 0
    ? 'negative equity without liabilities contradicts itself'
    : null;
}

const sellsServicesOnly = (categories: readonly string[]): boolean => {
  const cpv = categories.filter((it) => /^\d{8}-\d$/.test(it));
  return cpv.length > 0 && cpv.every((it) => Number(it.slice(0, 2)) >= SERVICES_FROM_DIVISION);
};

function scored(by: Formula, f: Figures, reason: string | null) {
  const perAssets = (figure: number) => figure / f.totalAssetsMinor;
  const leverage =
    f.totalLiabilitiesMinor <= 0 ? LEVERAGE_MAX : f.equityBookMinor / f.totalLiabilitiesMinor;
  const z = Math.floor(
    by.working * perAssets(f.workingCapitalMinor) +
      by.retained * perAssets(f.retainedEarningsMinor) +
      by.ebit * perAssets(f.ebitMinor) +
      by.equity * Math.min(LEVERAGE_MAX, leverage) +
      by.sales * perAssets(f.salesMinor ?? 0),
  );
  const zone = z >= by.safe ? 'safe' : z < by.distress ? 'distress' : 'grey';
  const why = reason === null ? '' : ` (${reason})`;
  return {
    riskBp: clampBp(Math.ceil(((by.safe - z) * DISTRESS_RISK_BP) / (by.safe - by.distress))),
    evidence: `${by.name} ${(z / 1_000).toFixed(2)}${why}, ${zone} zone`,
  };
}
