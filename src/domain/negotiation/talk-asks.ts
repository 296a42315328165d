import type { AdviceAsk } from '#contracts/learning.ts';
import type { Approach, OpponentType } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { clampBp } from '../basis-points.ts';
import { categoryClass, talksContext } from '../learning/arms/contexts.ts';
import { approaches, chooseApproach } from './approach.ts';
import type { ApproachSituation } from './approach.ts';
import { LEVER_ORDERS } from './lever-orders.ts';

/** How far below the target an opening may lie, in basis points; measured by `npm run bench:talks`. */
export const OPENINGS_BP = [100, 200, 400, 600] as const;
/** The rules' own choice, and how much worse each 100 bp away from it looks. */
const OWN_BP = 6_000;
const STEP_BP = 1_000;

/**
 * What negotiation asks the memory before talks: the approach; per approach how far below the target
 * to open; in which order to use the levers. None of it is part of a mandate.
 */
export function talkAsks(
  requisition: Requisition,
  situation: ApproachSituation,
  opponents: readonly OpponentType[],
): { approach: AdviceAsk; openings: AdviceAsk[]; levers: AdviceAsk } {
  const { competition, failed } = situation;
  const { urgency, lines } = requisition;
  const context = talksContext({ competition, urgency, category: categoryClass(lines), opponents });
  const { chosen, ranked } = chooseApproach(situation);
  const open = ranked.filter((it) => it.approach === chosen || !failed.includes(it.approach));
  return {
    approach: {
      question: 'approach',
      context,
      options: open.map((it) => ({ option: it.approach, ruleScoreBp: it.scoreBp })),
      without: chosen,
    },
    openings: open.map((it) => openingAsk(it.approach, context)),
    levers: {
      question: 'lever_order',
      context,
      options: LEVER_ORDERS.map((option) => ({ option, ruleScoreBp: OWN_BP })),
      without: 'as_set',
    },
  };
}

/** How talks of one approach have to be alike. */
export const openingContext = (approach: Approach, context: string): string =>
  `${approach}/${context}`;

function openingAsk(approach: Approach, context: string): AdviceAsk {
  const ownBp = approaches[approach].openingBelowTargetBp;
  return {
    question: 'opening_anchor',
    context: openingContext(approach, context),
    options: OPENINGS_BP.map((it) => ({
      option: String(it),
      ruleScoreBp: clampBp(OWN_BP - Math.floor((Math.abs(it - ownBp) * STEP_BP) / 100)),
    })),
    without: String(ownBp),
  };
}
