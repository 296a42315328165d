import type { ApprovalPolicyBody, PinnedApprovals } from '#contracts/approval-policy.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { stageOf } from './autonomy.ts';
import { rulesOfCase } from './rule.ts';

/** The approval policy as a case keeps it from its opening to its end. */
export function pinnedApprovals({
  version,
  body,
  categories,
  costCentre,
  daysOff,
}: {
  version: number;
  body: ApprovalPolicyBody;
  categories: string[];
  costCentre: string | null;
  /** Public holidays as ISO days, as far as questions can last. */
  daysOff: string[];
}): PinnedApprovals {
  const { rules, calendar, autonomy } = body;
  return {
    version,
    rules: rulesOfCase(rules, { categories, costCentre }),
    calendar: calendar === null ? null : { workingDays: calendar.workingDays, daysOff },
    stage: stageOf(autonomy, categories),
    categories,
    costCentre,
  };
}

/** The category codes of a case, each once, those of its first line first. */
export const categoriesOf = (lines: Requisition['lines']): string[] => [
  ...new Set(lines.flatMap((it) => (it.classification === null ? [] : [it.classification.id]))),
];
