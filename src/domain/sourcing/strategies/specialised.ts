import { clampBp } from '../../basis-points.ts';
import type { Strategy } from './strategy.ts';

/** Looks for those who do this best: demanding lines, or a buyer to whom quality matters. */
export const specialised: Strategy = {
  fit({ hardRequirementsCount, linesCount, prioritiesBp, urgency }) {
    const demanding = Math.min(3, hardRequirementsCount) * 1_500;
    const calm = urgency === 'low' || urgency === 'medium' ? 1_500 : 0;
    const scoreBp = clampBp(demanding + prioritiesBp.quality + calm + (linesCount === 1 ? 500 : 0));
    return {
      scoreBp,
      because: `${hardRequirementsCount} hard requirements, quality weighs ${prioritiesBp.quality} bp`,
    };
  },
  shiftBp: { quality: 1_500, certificates: 1_000, track_record: 1_000 },
};
