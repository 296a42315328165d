import type { SupplierOutlook } from '#contracts/insights.ts';
import type { StandingRule } from '#contracts/risk-rules.ts';
import type { Clearance } from '#contracts/supplier.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import type { Outlook, OutlookScore } from './outlook.ts';

/** With at least one reason, in words. */
type Recommendation = SupplierOutlook['recommendation'];

/** Surely below this a criterion speaks against a supplier; surely above that all speaks for it. */
const AVOID_BELOW_BP = 3_000;
const WATCH_BELOW_BP = 5_000;
const PREFER_FROM_BP = 7_000;

/**
 * What to do about a supplier, with every reason for it. It is a word to people: what forbids a
 * supplier is the standing of the risk policy and the judgement of compliance.
 */
export function recommend(
  outlook: Outlook,
  standing: { sampleSize: number; standing: StandingRule },
  verdict: Clearance['verdict'] | null,
): Recommendation {
  const avoid = againstIt(outlook, standing, verdict);
  if (avoid.length > 0) return { what: 'avoid', because: avoid };
  const watch = toWatch(outlook, standing, verdict);
  if (watch.length > 0) return { what: 'watch', because: watch };
  const { overall } = outlook;
  if (overall.sampleSize === 0) return { what: 'use', because: [overall.because] };
  if (overall.lowBp >= PREFER_FROM_BP && overall.confidenceBp >= WHOLE_BP / 2) {
    return {
      what: 'prefer',
      because: [`surely good: at least ${overall.lowBp} bp overall, from ${overall.because}`],
    };
  }
  return {
    what: 'use',
    because: [`nothing against it: ${overall.scoreBp} bp overall, from ${overall.because}`],
  };
}

type Own = { sampleSize: number; standing: StandingRule };

const criteria = ['delivery', 'quality', 'price'] as const;

function againstIt(outlook: Outlook, { sampleSize, standing }: Own, verdict: string | null) {
  return [
    ...(verdict === 'refusal' ? ['compliance refused it when it was last judged'] : []),
    ...(sampleSize > 0 && (standing.award === 'prevent' || standing.rfq === 'prevent')
      ? [`the risk policy prevents it by its standing: ${standing.name}`]
      : []),
    ...surelyBelow(outlook, ['delivery', 'quality'], AVOID_BELOW_BP),
  ];
}

function toWatch(outlook: Outlook, { sampleSize, standing }: Own, verdict: string | null) {
  return [
    ...(verdict === 'escalate_for_review' ? ['compliance left it to a person'] : []),
    ...(verdict === 'conditional_approval' ? ['compliance cleared it with conditions'] : []),
    ...(sampleSize > 0 && (standing.award === 'warn' || standing.rfq === 'warn')
      ? [`the risk policy warns of its standing: ${standing.name}`]
      : []),
    ...surelyBelow(outlook, criteria, WATCH_BELOW_BP),
    ...criteria
      .filter((it) => outlook[it].trend === 'worse')
      .map((it) => `${it} gets worse: ${outlook[it].because}`),
  ];
}

/** By results of its own: nobody is avoided for what others did. */
function surelyBelow(
  outlook: Outlook,
  names: readonly (typeof criteria)[number][],
  limitBp: number,
): string[] {
  const isSure = ({ highBp, confidenceBp }: OutlookScore) =>
    highBp < limitBp && confidenceBp >= WHOLE_BP / 2;
  return names
    .filter((it) => isSure(outlook[it]))
    .map((it) => `${it} is surely below ${limitBp} bp: ${outlook[it].because}`);
}
