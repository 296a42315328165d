import type { RiskPolicyBody } from '#contracts/risk-policy.ts';
import { DEFAULT_WEIGHTS_BP } from '#domain/compliance/factors/index.ts';

/** A risk policy without a fault, with the default weights. */
export const aRiskPolicyBody = (parts: Partial<RiskPolicyBody> = {}): RiskPolicyBody => ({
  weightsBp: { ...DEFAULT_WEIGHTS_BP },
  categories: [],
  approveUpToBp: 3_500,
  conditionUpToBp: 5_500,
  refuseAboveBp: 7_500,
  approveBandBp: { min: 2_500, max: 6_000 },
  coverageMinBp: 4_500,
  clearanceValidDays: 30,
  requiredCertificates: [],
  cureWindowHours: 24,
  approvers: {},
  adaptation: null,
  ...parts,
});
