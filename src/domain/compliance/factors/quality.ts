import { clampBp } from '../../basis-points.ts';
import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';

/** Prior of 2 % rejects, worth five inspections. */
const PRIOR = { rejectBp: 200, inspections: 5 } as const;
/** One unit in ten rejected is as bad as it gets. */
const REJECT_WORST_BP = 1_000;
const INSPECTIONS_FULL = 20;

/** Share of received units that were rejected, shrunk towards a prior. */
export const quality: Factor = {
  weightBp: 1_500,
  condition: 'inspection of every delivery at receipt',
  find({ deliveries: { receivedUnits, rejectedUnits, inspectedCount } }) {
    if (inspectedCount === 0 || receivedUnits === 0) return unknown('no delivery was inspected');
    const seenBp = Math.ceil((rejectedUnits * 10_000) / receivedUnits);
    const shrunkBp = Math.ceil(
      (seenBp * inspectedCount + PRIOR.rejectBp * PRIOR.inspections) /
        (inspectedCount + PRIOR.inspections),
    );
    return {
      riskBp: clampBp(Math.ceil((shrunkBp * 10_000) / REJECT_WORST_BP)),
      coverageBp: clampBp(
        4_000 + Math.floor((Math.min(inspectedCount, INSPECTIONS_FULL) * 6_000) / INSPECTIONS_FULL),
      ),
      evidence: [
        `${rejectedUnits} of ${receivedUnits} units rejected in ${inspectedCount} inspections`,
      ],
    };
  },
};
