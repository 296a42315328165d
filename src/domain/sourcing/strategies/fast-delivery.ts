import { clampBp } from '../../basis-points.ts';
import type { Strategy } from './strategy.ts';

const URGENCY_BP = { low: 0, medium: 1_000, high: 4_500, critical: 7_500 } as const;
/** Less time than this is short for made-to-order goods. */
const SHORT_DAYS = 21;

/** Looks for those who can be there first. */
export const fastDelivery: Strategy = {
  fit({ urgency, daysLeft, prioritiesBp }) {
    const short = daysLeft < SHORT_DAYS ? 2_500 : 0;
    return {
      scoreBp: clampBp(URGENCY_BP[urgency] + short + Math.floor(prioritiesBp.delivery / 2)),
      because: `urgency ${urgency}, ${daysLeft} days left`,
    };
  },
  shiftBp: { lead_time: 3_000, on_time: 1_000, capacity: 500 },
};
