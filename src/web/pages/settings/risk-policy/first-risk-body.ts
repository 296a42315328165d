import type { RiskPolicyBody } from '#contracts/risk-policy.ts';

/** What a tenant without a policy begins with: round weights that add up to the whole. */
export const firstRiskBody = (): Partial<RiskPolicyBody> => ({
  weightsBp: {
    financial: 2_000,
    delivery: 2_000,
    quality: 1_500,
    compliance: 2_000,
    geography: 1_000,
    esg: 500,
    concentration: 1_000,
  },
  approveUpToBp: 3_500,
  conditionUpToBp: 5_500,
  refuseAboveBp: 7_500,
  approveBandBp: { min: 2_500, max: 6_000 },
  coverageMinBp: 4_500,
  clearanceValidDays: 30,
  requiredCertificates: [],
});
