import type { Factor } from './factor.ts';
import { ofParts } from './parts.ts';
import { paymentBehaviour } from './payment.ts';
import { solvency } from './solvency.ts';

/** Whether the supplier lives to deliver: mostly from its figures, the rest from how it pays. */
export const financial: Factor = {
  weightBp: 2_500,
  condition: 'no payment before delivery',
  find: (facts) =>
    ofParts([solvency(facts, 7_000), paymentBehaviour(facts.paymentDaysBeyondTerms, 3_000)]),
};
