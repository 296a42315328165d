import type { TenantPolicy } from './tenant-policy.ts';

/** The rules of a tenant that has not set its own. Risk: 10,000 = worst. */
export const defaultPolicy: TenantPolicy = {
  version: 'default-1',
  autoApproveAwardMinor: 10_000_000,
  shortlistMin: 2,
  shortlistMax: 6,
  risk: {
    approveUpToBp: 3_500,
    conditionUpToBp: 5_500,
    refuseAboveBp: 7_500,
    approveBandBp: { min: 2_500, max: 6_000 },
    coverageMinBp: 4_500,
    clearanceValidDays: 30,
  },
  negotiation: { roundsMax: 8, paymentDaysMin: 14, targetSavingsBp: 600, prepaymentBpMax: 0 },
  recovery: { widenMax: 2, adjustMax: 1, retryMax: 1, alternativesMax: 2, totalMax: 5 },
  sourcing: {
    explore: { seatsMax: 1, scoreGapMaxBp: 1_500, amountMaxMinor: 5_000_000, shareBp: 3_000 },
    inviteIncumbent: true,
    bidsMin: [
      { fromMinor: 1_000_000, bids: 2 },
      { fromMinor: 10_000_000, bids: 3 },
    ],
  },
};
