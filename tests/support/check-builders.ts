import type { ProcurementRequest } from '#contracts/http.ts';
import type { MarketFacts } from '#contracts/market-facts.ts';
import type {
  Carrier,
  CheckFacts,
  LineFacts,
  RecentCase,
} from '#domain/requisition-check/facts.ts';
import { dateIn } from './supplier-builders.ts';
import { OPENED_AT_MS } from './case-builders.ts';

type LineRequest = ProcurementRequest['lines'][number];

/** A request about which every rule is silent, on the facts of `someCheckFacts`. */
export const aCheckedRequest = (
  parts: Partial<ProcurementRequest> & { line?: Partial<LineRequest> } = {},
): ProcurementRequest => {
  const { line, ...rest } = parts;
  return {
    title: 'Gloves',
    lines: [{ item: 'glove', quantity: 100, unitCode: 'C62', ...line }],
    budget: { amountMinor: 450_000, currency: 'USD' },
    needBy: dateIn(90),
    urgency: 'medium',
    ...rest,
  };
};

export const aCarrier = (supplierId: string, parts: Partial<Carrier> = {}): Carrier => ({
  supplierId,
  supplierName: `${supplierId} Ltd`,
  country: 'DE',
  itemId: 'glove',
  substituteFor: null,
  currency: 'USD',
  unitPriceMinor: 4_000,
  leadTimeDays: 20,
  minimumOrderQuantity: 1,
  capacityUnits: null,
  held: ['CE'],
  ...parts,
});

/** Nine prices were paid for the item, most of them the same. */
export const aMarketOf = (itemId: string, medianMinor: number): MarketFacts => ({
  itemId,
  currency: 'USD',
  asOf: '2026-03-02',
  prices: {
    count: 9,
    lowestMinor: 1,
    lowerQuartileMinor: 1,
    medianMinor,
    upperQuartileMinor: medianMinor,
    highestMinor: medianMinor,
  },
  trend: null,
  activeSuppliersCount: 1,
  concentration: null,
  season: null,
  unknown: [],
});

export const someLineFacts = (parts: Partial<LineFacts> = {}): LineFacts => ({
  item: {
    itemId: 'glove',
    description: 'Nitrile gloves',
    unitCode: 'C62',
    classification: { scheme: 'CPV', id: '18424300-0' },
  },
  itemFault: null,
  alike: [],
  corrections: [],
  carriers: ['s1', 's2', 's3'].map((it) => aCarrier(it)),
  elsewhere: [],
  markets: [],
  pastQuantities: [],
  agreements: [],
  ...parts,
});

export const someCheckFacts = (
  parts: Partial<CheckFacts> & { line?: Partial<LineFacts> } = {},
): CheckFacts => {
  const { line, ...rest } = parts;
  return {
    nowMs: OPENED_AT_MS,
    autoApproveAwardMinor: 1_000_000,
    sourcing: { inviteIncumbent: true, bidsMin: [{ fromMinor: 100_000, bids: 2 }] },
    currencies: ['EUR', 'USD'],
    suppliers: ['s1', 's2', 's3'].map((supplierId) => ({ supplierId, status: 'active' })),
    recentCases: [],
    lines: [someLineFacts(line)],
    ...rest,
  };
};

/** The same person asked for the same two days before. */
export const aRecentCase = (parts: Partial<RecentCase> = {}): RecentCase => ({
  caseId: 'c0',
  title: 'Gloves again',
  openedAtMs: OPENED_AT_MS - 2 * 86_400_000,
  isOpen: true,
  isVoid: false,
  budgetMinor: 450_000,
  currency: 'USD',
  lines: [{ itemId: 'glove', description: 'Nitrile gloves', quantity: 100 }],
  ...parts,
});
