import { clampBp, WHOLE_BP } from '../../basis-points.ts';
import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';

/** Prior of eight on-time in ten, worth ten deliveries: one late delivery is not a verdict. */
const PRIOR = { onTime: 8, count: 10 } as const;
/** A mean delay of a month is as bad as it gets. */
const DELAY_DAYS_WORST = 30;
/** From this many deliveries on the history speaks for itself. */
const COUNT_FULL = 20;

/** How often the supplier was late, shrunk towards a prior, and a quarter of how much. */
export const delivery: Factor = {
  weightBp: 2_000,
  condition: 'confirm the delivery date in writing and report progress weekly',
  find({ deliveries: { count, onTimeCount, meanDelayDays } }) {
    if (count === 0) return unknown('no delivery with a promised and an actual date');
    const lateBp =
      10_000 - Math.floor(((onTimeCount + PRIOR.onTime) * 10_000) / (count + PRIOR.count));
    const delayBp = clampBp(Math.ceil(((meanDelayDays ?? 0) * 10_000) / DELAY_DAYS_WORST));
    const worstDelayBp = meanDelayDays === null ? WHOLE_BP : delayBp;
    return {
      riskBp: clampBp(lateBp + Math.ceil(delayBp / 4)),
      riskUpToBp: clampBp(lateBp + Math.ceil(worstDelayBp / 4)),
      coverageBp: clampBp(4_000 + Math.floor((Math.min(count, COUNT_FULL) * 6_000) / COUNT_FULL)),
      evidence: [
        `${onTimeCount} of ${count} deliveries on time, ${meanDelayDays ?? 'unknown'} days late on average`,
      ],
    };
  },
};
