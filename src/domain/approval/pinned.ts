import type { ApprovalPolicyBody, PinnedApprovals } from '#contracts/approval-policy.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { stageOf } from './autonomy.ts';
import { rulesOfCase } from './rule.ts';

/** The approval policy as a case keeps it from its opening to its end. */
export function pinnedApprovals({
  version,
  body,
  lines,
  categories = categoriesOf(lines),
  costCentre,
  daysOff,
}: {
  version: number;
  body: ApprovalPolicyBody;
  /** Of the case; none for a question that belongs to no case. */
  lines: Requisition['lines'];
  categories?: string[];
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
    ...heldLines(autonomy, lines),
    categories,
    costCentre,
  };
}

/** Where agents may choose alone for some lines and only advise about others, these are held. */
function heldLines(
  autonomy: ApprovalPolicyBody['autonomy'],
  lines: Requisition['lines'],
): { heldLineNos?: number[] } {
  const stages = lines.map((it) => ({
    lineNo: it.lineNo,
    stage: stageOf(autonomy, categoriesOf([it])),
  }));
  const held = stages.filter((it) => it.stage === 'advise');
  const acts = stages.some((it) => it.stage === 'act');
  const isObserved = stages.some((it) => it.stage === 'observe');
  return held.length > 0 && acts && !isObserved ? { heldLineNos: held.map((it) => it.lineNo) } : {};
}

/** The category codes of a case, each once, those of its first line first. */
export const categoriesOf = (lines: Requisition['lines']): string[] => [
  ...new Set(lines.flatMap((it) => (it.classification === null ? [] : [it.classification.id]))),
];
