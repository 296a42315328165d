import type { ApprovalPolicyBody, AutonomyStage } from '#contracts/approval-policy.ts';
import type { AutonomyItem } from '#contracts/approvals.ts';
import { ratioBp, WHOLE_BP } from '../basis-points.ts';
import { wilsonInterval } from '../interval.ts';
import { hasCategory } from './rule.ts';

type Rules = ApprovalPolicyBody['autonomy'];

const STAGES: readonly AutonomyStage[] = ['observe', 'advise', 'act'];
/** Fewer decisions say too little; with 20 of 20 the lower end is at 84 %, with 35 of 35 at 90 %. */
const DECIDED_MIN = 20;
const LOW_MIN_BP = 9_000;
/** A CPV division. */
const DIVISION_LENGTH = 2;

/** What agents may do in a case: of several categories the most careful one counts. */
export function stageOf(autonomy: Rules, categories: readonly string[]): AutonomyStage {
  const stages = autonomy
    .filter((it) => hasCategory(it.categories, categories))
    .map((it) => it.stage);
  return STAGES.find((it) => stages.includes(it)) ?? 'act';
}

export type DecidedAward = { category: string; agreed: boolean };

/**
 * How often people decided awards as the agents had, by category: the longest beginning that the
 * policy names, else the division. Where people agree surely enough, the next stage is offered.
 */
export function autonomyOf(autonomy: Rules, decided: readonly DecidedAward[]): AutonomyItem[] {
  const named = autonomy.flatMap((it) => it.categories);
  const groupOf = (code: string): string =>
    named.filter((it) => code.startsWith(it)).toSorted((a, b) => b.length - a.length)[0] ??
    code.slice(0, DIVISION_LENGTH);
  const groups = new Map<string, DecidedAward[]>(named.map((it) => [it, []]));
  for (const it of decided) {
    const group = groupOf(it.category);
    groups.set(group, [...(groups.get(group) ?? []), it]);
  }
  return [...groups]
    .map(([category, its]) => itemOf(category, stageOf(autonomy, [category]), its))
    .toSorted((a, b) => b.decidedCount - a.decidedCount || (a.category < b.category ? -1 : 1));
}

function itemOf(
  category: string,
  stage: AutonomyStage,
  decided: readonly DecidedAward[],
): AutonomyItem {
  const decidedCount = decided.length;
  if (decidedCount === 0) {
    const none = { agreementBp: null, lowBp: null, highBp: null };
    return { category, stage, ...none, decidedCount, offer: null };
  }
  const agreedCount = decided.filter((it) => it.agreed).length;
  const { low, high } = wilsonInterval(agreedCount, decidedCount);
  const lowBp = Math.max(0, Math.floor(low * WHOLE_BP));
  const highBp = Math.min(WHOLE_BP, Math.ceil(high * WHOLE_BP));
  const to = STAGES[STAGES.indexOf(stage) + 1];
  const isSure = decidedCount >= DECIDED_MIN && lowBp >= LOW_MIN_BP;
  return {
    category,
    stage,
    agreementBp: ratioBp(agreedCount, decidedCount),
    lowBp,
    highBp,
    decidedCount,
    offer:
      to === undefined || !isSure
        ? null
        : {
            to,
            because: `People decided ${agreedCount} of ${decidedCount} awards as the agents had; surely at least ${Math.floor(lowBp / 100)} %.`,
          },
  };
}
