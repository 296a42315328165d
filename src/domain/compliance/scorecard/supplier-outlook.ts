import type { SupplierOutlook } from '#contracts/insights.ts';
import type { ScorecardRules } from '#contracts/risk-rules.ts';
import { latenessKind } from '../../learning/forecast/lateness-kind.ts';
import type { ReceivedLine } from '../../learning/forecast/lateness-kind.ts';
import { crowdedDays } from './crowded-days.ts';
import type { CountedLine } from './crowded-days.ts';
import { crowdedInWords, latenessInWords } from './lateness-words.ts';
import { outlookOf } from './outlook.ts';
import type { OutlookFacts } from './outlook.ts';
import { recommend } from './recommendation.ts';
import type { Scorecard } from './scorecard.ts';

/** What is to be expected of a supplier, what to do about it, and how to read it. */
export function supplierOutlook(
  facts: OutlookFacts & { deliveries: readonly (ReceivedLine<string> & CountedLine)[] },
  record: Scorecard,
  rules: ScorecardRules,
): SupplierOutlook {
  const { deliveries, clearance, like } = facts;
  const outlook = outlookOf(facts, rules.weightsBp);
  const notes = [
    latenessInWords(latenessKind(deliveries)),
    crowdedInWords(crowdedDays(deliveries)),
  ];
  return {
    ratedLike: like,
    ...outlook,
    recommendation: recommend(outlook, record, clearance?.verdict ?? null),
    notes: notes.filter((it) => it !== null),
  };
}
