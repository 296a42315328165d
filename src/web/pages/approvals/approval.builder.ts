import type { Approval } from '../../client/types.ts';
import type { ShownAward } from './shown/shown.ts';

/** What an award binds, of which a test says only what matters to it; amounts in minor units. */
export const aShownAward = (changes: Partial<ShownAward> = {}): ShownAward => ({
  currency: 'USD',
  totalMinor: 1_000_000,
  deliveryMinor: 50_000,
  lines: [
    {
      lineNo: 1,
      supplierId: 's-1',
      supplierName: 'Cipla',
      itemId: 'gloves',
      quantity: 100,
      unitPriceMinor: 10_000,
      leadTimeDays: 20,
      paymentDays: 30,
      warrantyMonths: 12,
      earlyPaymentDiscountBp: 0,
      volumeRebateBp: 0,
      incoterm: 'DAP',
      conditions: [],
    },
  ],
  savings: {
    baselineMinor: 1_100_000,
    method: 'mean_of_quotes',
    sampleSize: 3,
    savedMinor: 50_000,
    savedBp: 454,
  },
  shortfall: [],
  terms: [],
  ...changes,
});

/** An open question about an award. */
export const anApproval = (changes: Partial<Approval> = {}): Approval => ({
  approvalId: 'case-1-1',
  about: 'award',
  question: 'Award it?',
  shown: aShownAward(),
  amountMinor: 1_050_000,
  currency: 'USD',
  expiresAtMs: 10_000,
  ifSilent: 'The case closes without an award.',
  caseId: 'case-1',
  caseTitle: 'Gloves',
  openedBy: 'key-1',
  shownHash: 'a'.repeat(64),
  status: 'open',
  decidedBy: null,
  comment: null,
  requestedAtMs: 1_000,
  decidedAtMs: null,
  stepsOrder: 'sequential',
  steps: [],
  policyRule: null,
  category: null,
  costCentre: null,
  stage: 'act',
  holds: { kind: 'case', supplierId: null, lineNo: null },
  returnable: true,
  ...changes,
});
