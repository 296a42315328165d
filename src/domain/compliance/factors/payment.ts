import { clampBp } from '../../basis-points.ts';
import type { Part } from './parts.ts';

/** Who pays three months late is as bad as it gets. */
const DAYS_WORST = 90;

/** How late the supplier pays its own suppliers. */
export const paymentBehaviour = (daysBeyondTerms: number | null, weightBp: number): Part =>
  daysBeyondTerms === null
    ? { weightBp, riskBp: null, evidence: 'payment behaviour unknown' }
    : {
        weightBp,
        riskBp: clampBp(Math.ceil((daysBeyondTerms * 10_000) / DAYS_WORST)),
        evidence: `pays its own suppliers ${daysBeyondTerms} days beyond terms`,
      };
