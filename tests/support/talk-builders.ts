import type { ActivityInputs } from '#contracts/activities.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type {
  ClearedCandidate,
  Mandate,
  SupplierReply,
  TalkRecord,
  Terms,
} from '#contracts/negotiation.ts';
import type { Requisition, Timing } from '#contracts/procurement.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Candidate, LineMarket, Market } from '#contracts/supplier.ts';
import { aPolicy, aRequisition, aTiming, OPENED_AT_MS, openTable } from './case-builders.ts';

/** Long enough for any talks that a test plays. */
const CASE_DEADLINE_MS = 7 * 86_400_000;

export const aLine = (
  parts: Partial<Requisition['lines'][number]> = {},
): Requisition['lines'][number] => ({
  lineNo: 1,
  itemId: 'pump-7500',
  description: 'Centrifugal pump 7.5 kW',
  classification: null,
  quantity: 10,
  unitCode: 'C62',
  mustHave: [],
  ...parts,
});

/** Ten pumps at about a thousand dollars each, wanted within sixty days. */
export const aBrief = (
  requisition: Partial<Requisition> = {},
  timing: Partial<Timing> = {},
  negotiation: Partial<TenantPolicy['negotiation']> = {},
): CaseBrief => {
  const rules = {
    roundsMax: 8,
    paymentDaysMin: 14,
    targetSavingsBp: 800,
    prepaymentBpMax: 0,
    ...negotiation,
  };
  return {
    requisition: aRequisition({
      caseId: 'case-1',
      tenantId: 'tenant-1',
      title: 'Pumps',
      lines: [aLine()],
      budgetMinor: 1_100_000,
      needBy: '2026-05-01',
      partialAllowed: false,
      ...requisition,
    }),
    policy: aPolicy({ negotiation: rules }),
    timing: aTiming({ caseDeadlineMs: CASE_DEADLINE_MS, ...timing }),
  };
};

export const aCandidateLine = (parts: Partial<Candidate['lines'][number]> = {}) => ({
  lineNo: 1,
  itemId: 'pump-7500',
  listUnitPriceMinor: 100_000,
  leadTimeDays: 30,
  minimumOrderQuantity: 1,
  capacityUnits: null,
  ...parts,
});

export const aCandidate = (
  supplierId: string,
  line: Partial<Candidate['lines'][number]> = {},
  parts: Partial<Candidate> = {},
): Candidate => ({
  supplierId,
  supplierName: `${supplierId} Ltd`,
  country: 'DE',
  lines: [aCandidateLine(line)],
  currency: 'USD',
  incoterm: 'DAP',
  paymentDays: 30,
  warrantyMonths: 24,
  certificates: [],
  onTimeBp: 9_000,
  deliveriesCount: 4,
  scoreBp: 7_000,
  factors: [],
  clearance: null,
  ...parts,
});

export const aCleared = (candidate: Candidate, conditions: string[] = []): ClearedCandidate => ({
  candidate,
  verdict: conditions.length > 0 ? 'conditional_approval' : 'auto_approve',
  riskBp: 2_000,
  conditions,
});

export const aLineMarket = (parts: Partial<LineMarket> = {}): LineMarket => ({
  lineNo: 1,
  suppliersCount: 3,
  lowestUnitPriceMinor: 90_000,
  medianUnitPriceMinor: 100_000,
  highestUnitPriceMinor: 120_000,
  spreadBp: 3_000,
  capacityUnits: null,
  pastUnitPriceMinor: null,
  pastPricesCount: 0,
  ...parts,
});

export const aPumpMarket = (
  line: Partial<LineMarket> = {},
  parts: Partial<Market> = {},
): Market => ({
  lines: [aLineMarket(line)],
  suppliersCount: 3,
  competition: 'thin',
  ...parts,
});

export const someTerms = (unitPriceMinor: number, parts: Partial<Terms> = {}): Terms => ({
  lines: [{ lineNo: 1, quantity: 10, unitPriceMinor }],
  leadTimeDays: 30,
  paymentDays: 30,
  earlyPaymentDiscountBp: 0,
  warrantyMonths: 24,
  volumeRebateBp: 0,
  incoterm: 'DAP',
  prepaymentBp: 0,
  ...parts,
});

export const aMandate = (parts: Partial<Mandate> = {}): Mandate => ({
  version: 1,
  supplierId: 'alpha',
  currency: 'USD',
  lines: [
    { lineNo: 1, quantity: 10, targetUnitPriceMinor: 90_000, walkAwayUnitPriceMinor: 110_000 },
  ],
  leadTimeDaysMax: 60,
  paymentDaysMin: 14,
  warrantyMonthsMin: 12,
  prepaymentBpMax: 0,
  ...openTable,
  roundsMax: 8,
  deadlineMs: OPENED_AT_MS + 86_400_000,
  ...parts,
});

/** Three suppliers of the pumps, cleared without conditions. */
export const three = [
  aCleared(aCandidate('alpha')),
  aCleared(aCandidate('beta', { listUnitPriceMinor: 95_000 })),
  aCleared(aCandidate('gamma', { listUnitPriceMinor: 112_000 })),
];

/** Suppliers that say what a test wants them to; each script is by round, the last one repeats. */
export const scripted = (scripts: Record<string, Partial<SupplierReply>[]>) => {
  const said = new Map<string, number>();
  return {
    reply: ({ offers }: ActivityInputs['exchangeOffers']) =>
      offers.map(({ supplierId, terms }): SupplierReply => {
        const script = scripts[supplierId] ?? [];
        const at = said.get(supplierId) ?? 0;
        said.set(supplierId, at + 1);
        const line = script[Math.min(at, script.length - 1)] ?? {};
        const move = terms === null ? 'quote' : 'counter';
        return { supplierId, move, terms: someTerms(100_000), text: '', ...line };
      }),
  };
};

export const aTalkRecord = (parts: Partial<TalkRecord> = {}): TalkRecord => ({
  talkId: 'alpha/1',
  supplierId: 'alpha',
  attempt: 1,
  approach: 'balanced',
  strategy: 'frontier',
  policyVariant: 'frontier/balanced/1',
  parameters: { reserveBp: 2_000 },
  tactics: ['hold', 'trade'],
  levers: ['price', 'payment_days'],
  rounds: 4,
  result: 'agreed',
  firstTotalMinor: 1_100_000,
  lastTotalMinor: 950_000,
  firstUtilityBp: 1_200,
  lastUtilityBp: 7_400,
  opponentType: 'conceder',
  opponentConfidenceBp: 6_500,
  mandateVersion: 1,
  endedAtMs: 1_900_000_000_000,
  ...parts,
});
