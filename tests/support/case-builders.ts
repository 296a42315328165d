import type { Bodies } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition, Timing } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Assessment, Market } from '#contracts/supplier.ts';

export const OPENED_AT_MS = Date.parse('2026-03-02T08:00:00Z');

export const aPolicy = (parts: Partial<TenantPolicy> = {}): TenantPolicy => ({
  version: 'p1',
  autoApproveAwardMinor: 1_000_000,
  shortlistMin: 2,
  shortlistMax: 5,
  risk: {
    approveUpToBp: 3_000,
    conditionUpToBp: 5_000,
    refuseAboveBp: 8_000,
    approveBandBp: { min: 2_000, max: 6_500 },
    coverageMinBp: 5_000,
    clearanceValidDays: 90,
  },
  negotiation: {
    roundsMax: 6,
    paymentDaysMin: 14,
    targetSavingsBp: 500,
    prepaymentBpMax: 0,
  },
  recovery: { widenMax: 2, adjustMax: 1, retryMax: 2, alternativesMax: 1, totalMax: 5 },
  ...parts,
});

export const aRequisition = (parts: Partial<Requisition> = {}): Requisition => ({
  caseId: 'c1',
  tenantId: 't1',
  title: 'Gloves',
  requestedBy: 'ada',
  lines: [
    {
      lineNo: 1,
      itemId: 'glove',
      description: 'Nitrile gloves',
      classification: null,
      quantity: 100,
      unitCode: 'C62',
      mustHave: [],
    },
  ],
  budgetMinor: 500_000,
  currency: 'USD',
  needBy: '2026-06-01',
  urgency: 'medium',
  prioritiesBp: { price: 4_000, delivery: 3_000, quality: 2_000, risk: 1_000 },
  wishes: {},
  preferredSupplierIds: [],
  excludedSupplierIds: [],
  partialAllowed: true,
  seed: 1,
  repeatable: false,
  openedAtMs: OPENED_AT_MS,
  ...parts,
});

export const aTiming = (parts: Partial<Timing> = {}): Timing => ({
  peerReminderMs: 1_000,
  peerTimeoutMs: 2_000,
  approvalTimeoutMs: 60_000,
  caseDeadlineMs: 600_000,
  replyDelayMs: 0,
  ...parts,
});

export const aMarket = (parts: Partial<Market> = {}): Market => ({
  lines: [],
  suppliersCount: 3,
  competition: 'thin',
  ...parts,
});

/** What a mandate allows beside its limits when nothing is forbidden. */
export const openTable = {
  incoterms: ['EXW', 'DAP', 'DDP'],
  levers: ['price', 'lead_time', 'payment_days', 'warranty'],
  trades: [],
  termValues: { annualRateBp: 800, deliveryCosts: [{ incoterm: 'DAP', costBp: 0 }] },
  supplierRiskBp: 2_000,
  supplierOnTimeBp: 9_000,
  escalateTo: 'supervisor',
} satisfies Partial<AwardProposal['mandates'][number]>;

/** A proposal for the one line of `aRequisition`, complete unless told otherwise. */
export function aProposal(
  parts: { unitPriceMinor?: number; quantity?: number; supplierId?: string } = {},
): AwardProposal {
  const { unitPriceMinor = 4_000, quantity = 100, supplierId = 's1' } = parts;
  const totalMinor = unitPriceMinor * quantity;
  const baselineMinor = 4_500 * quantity;
  const savedMinor = baselineMinor - totalMinor;
  return {
    currency: 'USD',
    lines: [
      {
        lineNo: 1,
        supplierId,
        supplierName: `Supplier ${supplierId}`,
        itemId: 'glove',
        quantity,
        unitPriceMinor,
        leadTimeDays: 20,
        paymentDays: 30,
        warrantyMonths: 12,
        earlyPaymentDiscountBp: 0,
        volumeRebateBp: 0,
        incoterm: 'DAP',
        conditions: ['confirm the delivery date in writing'],
      },
    ],
    totalMinor,
    deliveryMinor: 0,
    savings: {
      baselineMinor,
      method: 'mean_of_quotes',
      sampleSize: 3,
      savedMinor,
      savedBp: Math.floor((savedMinor * 10_000) / baselineMinor),
    },
    shortfall: quantity === 100 ? [] : [{ lineNo: 1, missingUnits: 100 - quantity }],
    runnerUp: { supplierId: 's2', supplierName: 'Supplier s2' },
    mandates: [
      {
        version: 1,
        supplierId,
        currency: 'USD',
        lines: [
          {
            lineNo: 1,
            quantity: 100,
            targetUnitPriceMinor: 3_800,
            walkAwayUnitPriceMinor: 50_000,
          },
        ],
        leadTimeDaysMax: 90,
        paymentDaysMin: 14,
        warrantyMonthsMin: 0,
        prepaymentBpMax: 0,
        ...openTable,
        roundsMax: 6,
        deadlineMs: OPENED_AT_MS + 600_000,
      },
    ],
    because: ['line 1: cheapest'],
  };
}

export type Outcome = Bodies['negotiation.outcome'];

export const anAgreement = (proposal: AwardProposal = aProposal()): Outcome => ({
  kind: proposal.shortfall.length === 0 ? 'agreed' : 'partial',
  approach: 'balanced',
  proposal,
  failure: null,
  talks: [aTalk({ result: 'agreed', lastTotalMinor: proposal.totalMinor })],
});

export const aTalk = (parts: Partial<Outcome['talks'][number]> = {}): Outcome['talks'][number] => ({
  supplierId: 's1',
  supplierName: 'Supplier s1',
  rounds: 6,
  result: 'no_agreement',
  lastTotalMinor: 480_000,
  lastLeadTimeDays: 20,
  because: null,
  ...parts,
});

export const aFailure = (
  parts: Partial<NonNullable<Outcome['failure']>> & {
    approach?: Outcome['approach'];
    talks?: Outcome['talks'];
  } = {},
): Outcome => {
  const { approach = 'balanced', talks = [aTalk()], ...failure } = parts;
  return {
    kind: 'failed',
    approach,
    proposal: null,
    failure: {
      reason: 'no_agreement',
      suggestion: 'retry_negotiation',
      because: 'nobody agreed',
      ...failure,
    },
    talks,
  };
};

export const aReport = (
  parts: Partial<Bodies['sourcing.report']> = {},
): Bodies['sourcing.report'] => ({
  attempt: 1,
  strategy: 'specialised',
  shortlist: [{ supplierId: 's1', supplierName: 'Supplier s1', scoreBp: 7_000 }],
  market: aMarket(),
  relaxations: [],
  handedTo: 'compliance',
  because: '3 suppliers carry the line, 1 fits.',
  ...parts,
});

export const aShortage = (
  parts: Partial<Bodies['sourcing.shortage']> = {},
): Bodies['sourcing.shortage'] => ({
  attempt: 1,
  foundCount: 0,
  wantedCount: 2,
  market: aMarket(),
  relaxations: [],
  because: '0 of at least 2 suppliers found.',
  ...parts,
});

export const anAssessment = (supplierId = 's1'): Assessment => ({
  supplierId,
  supplierName: `Supplier ${supplierId}`,
  riskBp: 6_000,
  coverageBp: 9_000,
  confidenceBp: 8_000,
  factors: [],
  hardStops: [],
});
