import type { Verdict } from '#contracts/supplier.ts';

/** From the best for a supplier to the worst. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'auto_approve',
  'conditional_approval',
  'escalate_for_review',
  'refusal',
];
