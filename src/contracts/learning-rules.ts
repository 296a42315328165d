import type { LearningRules } from './learning.ts';

/** What memory may do where the tenant's policy says nothing. */
export const defaultLearningRules: LearningRules = {
  useMemory: true,
  exploreShareBp: 1_000,
  exploreAmountMaxMinor: 5_000_000,
  adjustMaxBp: 1_500,
  lessonsNeedApproval: true,
};
