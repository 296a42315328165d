import type { ActivityInputs } from '#contracts/activities.ts';
import type { Approach } from '#contracts/negotiation.ts';
import { clampBp } from '../basis-points.ts';
import type { BargainerName } from './bargaining/strategies/index.ts';

export type ApproachSetting = {
  strategy: BargainerName;
  /** The opening price lies this far below the target. */
  openingBelowTargetBp: number;
};

/**
 * An approach is a named setting: which strategy bargains, and how far below the target it opens.
 * Measured by `npm run bench:talks` (docs/negotiation.md):
 * - collaborative concedes evenly: the fewest suppliers leave;
 * - balanced lets our own strategy search for their limit from a fair opening: more where it agrees;
 * - competitive does so from a lower opening, for markets in which a supplier can be replaced.
 */
export const approaches: Readonly<Record<Approach, ApproachSetting>> = {
  collaborative: { strategy: 'linear', openingBelowTargetBp: 400 },
  balanced: { strategy: 'parley', openingBelowTargetBp: 200 },
  competitive: { strategy: 'parley', openingBelowTargetBp: 400 },
};

/** Names a setting with all that makes it different, so that talks led alike can be compared. */
export function policyVariant(
  approach: Approach,
  openingBelowTargetBp = approaches[approach].openingBelowTargetBp,
): string {
  const { strategy } = approaches[approach];
  return `${approach}:${strategy}:open-${openingBelowTargetBp}`;
}

export type ApproachChoice = {
  chosen: Approach;
  ranked: { approach: Approach; scoreBp: number; because: string }[];
};

const COMPETITION_BP = { empty: 0, sole: 500, thin: 3_500, competitive: 7_500 } as const;
const URGENCY_BP = { low: 0, medium: 1_000, high: 3_000, critical: 5_000 } as const;

export type ApproachSituation = ActivityInputs['adviseNegotiation']['situation'];

/** Rivalry asks for a competitive approach; few suppliers, haste and long relations for the other. */
export function chooseApproach(situation: ApproachSituation): ApproachChoice {
  const { competition, urgency, failed } = situation;
  const rivalry = COMPETITION_BP[competition];
  const haste = URGENCY_BP[urgency];
  const relation = Math.min(20, situation.meanDeliveries) * 100;
  const scores: Record<Approach, { score: number; because: string }> = {
    competitive: { score: rivalry - haste, because: `market is ${competition}` },
    collaborative: {
      score: 5_500 - rivalry + haste + relation + situation.conditionsCount * 300,
      because: `urgency ${urgency}, ${situation.meanDeliveries} past deliveries on average`,
    },
    balanced: { score: 4_500, because: 'neither side has the upper hand' },
  };
  const names = Object.keys(scores) as Approach[];
  const ranked = names
    .map((approach) => ({
      approach,
      scoreBp: failed.includes(approach) ? 0 : clampBp(scores[approach].score),
      because: failed.includes(approach) ? 'failed before in this case' : scores[approach].because,
    }))
    .toSorted((a, b) => b.scoreBp - a.scoreBp);
  return { chosen: ranked[0]?.approach ?? 'balanced', ranked };
}
