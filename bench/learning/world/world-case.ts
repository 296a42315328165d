import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Market } from '#contracts/supplier.ts';
import { isoDayOf } from '#domain/days.ts';
import { draw } from '#domain/draw.ts';
import type { Agreed } from '#domain/negotiation/bids.ts';
import { assessMarket } from '#domain/sourcing/market.ts';
import type { Prospect } from '#domain/sourcing/prospect.ts';
import { aCandidate, aCleared, aLine } from '../../../tests/support/talk-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import type { HiddenSupplier, WorldSettings } from './hidden-supplier.ts';
import { CATEGORIES } from './hidden-supplier.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2020-01-01T09:00:00Z');
/** Ten cases a month: a desk that buys some hundred times a year. */
export const DAYS_PER_CASE = 3;
const URGENCIES = [
  'low',
  'low',
  'low',
  'medium',
  'medium',
  'medium',
  'medium',
  'high',
  'high',
  'critical',
] as const;
/** Seven of ten suppliers of a category can serve a case. */
const AVAILABLE_OF_TEN = 7;
const UNIT_PRICE_MINOR = 100_000;
/** The default policy's: the target lies this far below the median. */
const TARGET_SAVINGS_BP = 800;

export type Offering = { hidden: HiddenSupplier; listUnitPriceMinor: number };

export type WorldCase = {
  at: number;
  /** Of all draws that belong to the case. */
  key: string;
  requisition: Requisition;
  offerings: Offering[];
  market: Market;
  /** See `WorldSettings`. */
  lateCostFactor: number;
};

/** A case as buyer and suppliers find it, the same for every contender. */
export function worldCase(
  seed: string,
  at: number,
  settings: WorldSettings,
  suppliers: readonly HiddenSupplier[],
): WorldCase {
  const key = `${seed}/${at}`;
  const own = (what: string, min: number, max: number) => draw(`${key}/${what}`, min, max);
  const category = own('category', 0, CATEGORIES.length - 1);
  const openedAtMs = START_MS + at * DAYS_PER_CASE * DAY_MS;
  const usual = usualUnitPrice(seed, at, category);
  const able = suppliers.filter((it) => it.category === category);
  const present = able.filter((it) => own(`present ${it.supplierId}`, 1, 10) <= AVAILABLE_OF_TEN);
  const offerings = (present.length < 2 ? able.slice(0, 2) : present).map((hidden) => ({
    hidden,
    listUnitPriceMinor: Math.round(
      usual *
        hidden.level *
        (1 +
          own(`list ${hidden.supplierId}`, -settings.priceNoiseBp, settings.priceNoiseBp) / 10_000),
    ),
  }));
  const prices = offerings.map((it) => it.listUnitPriceMinor).toSorted((a, b) => a - b);
  const median = prices[Math.floor((prices.length - 1) / 2)] ?? 0;
  const quantity = own('quantity', 2, 12) ** 2;
  const requisition = aRequisition({
    caseId: `case-${at}`,
    lines: [aLine({ quantity, classification: { scheme: 'CPV', id: CATEGORIES[category] ?? '' } })],
    budgetMinor: Math.floor((median * quantity * own('budget', 85, 125)) / 100),
    needBy: isoDayOf(openedAtMs + own('days left', 25, 70) * DAY_MS),
    urgency: URGENCIES[own('urgency', 0, URGENCIES.length - 1)] ?? 'medium',
    prioritiesBp: priorities(own),
    partialAllowed: false,
    seed: own('seed', 0, 2_147_483_646),
    openedAtMs,
  });
  const market = assessMarket(
    requisition,
    offerings.map((it) => prospectOf(it, null)),
    [],
  );
  return { at, key, requisition, offerings, market, lateCostFactor: settings.lateCostFactor };
}

/** Raw counts of past deliveries, as the product keeps them without any memory. */
export type RawCounts = { deliveries: number; onTime: number; accepted: number; inspected: number };

export function prospectOf(
  { hidden, listUnitPriceMinor }: Offering,
  counts: RawCounts | null,
): Prospect {
  const share = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part * 10_000) / whole);
  return {
    supplierId: hidden.supplierId,
    supplierName: hidden.supplierId,
    country: 'DE',
    status: 'active',
    certificates: [],
    paymentDays: 30,
    incoterm: 'DAP',
    onTimeBp: counts === null ? null : share(counts.onTime, counts.deliveries),
    deliveriesCount: counts?.deliveries ?? 0,
    qualityBp: counts === null ? null : share(counts.accepted, counts.inspected),
    clearance: null,
    entries: [
      {
        lineNo: 1,
        itemId: 'pump-7500',
        itemDescription: 'a pump',
        features: [],
        unitPriceMinor: listUnitPriceMinor,
        currency: 'USD',
        leadTimeDays: hidden.leadTimeDays,
        minimumOrderQuantity: 1,
        capacityUnits: null,
        warrantyMonths: hidden.warrantyMonths,
      },
    ],
  };
}

export const pricesOf = ({ requisition, market }: WorldCase) => {
  const quantity = requisition.lines[0]?.quantity ?? 1;
  const median = market.lines[0]?.medianUnitPriceMinor ?? 1;
  const walkAway = Math.max(1, Math.floor(requisition.budgetMinor / quantity));
  const target = Math.min(walkAway, Math.floor((median * (10_000 - TARGET_SAVINGS_BP)) / 10_000));
  return { quantity, median, walkAway, target };
};

/** What a buyer knows of a supplier when it compares bids. */
export type Known = { onTimeBp: number | null; expectedLossBp: number };

/** A price that was agreed with a supplier, as the product's award sees it. */
export function agreedAt(
  it: WorldCase,
  { hidden, listUnitPriceMinor }: Offering,
  unitPriceMinor: number,
  { onTimeBp, expectedLossBp }: Known,
): Agreed {
  const { quantity, walkAway, target } = pricesOf(it);
  const { supplierId, leadTimeDays, warrantyMonths } = hidden;
  const line = { lineNo: 1, quantity };
  const daysLeft = Math.floor(
    (Date.parse(it.requisition.needBy) - it.requisition.openedAtMs) / DAY_MS,
  );
  const candidate = aCandidate(
    supplierId,
    { listUnitPriceMinor, leadTimeDays },
    { expectedLossBp },
  );
  const mandate: Mandate = {
    version: 1,
    supplierId,
    currency: 'USD',
    lines: [{ ...line, targetUnitPriceMinor: target, walkAwayUnitPriceMinor: walkAway }],
    leadTimeDaysMax: Math.max(daysLeft, leadTimeDays),
    paymentDaysMin: 30,
    warrantyMonthsMin: 0,
    prepaymentBpMax: 0,
    incoterms: ['DAP'],
    levers: ['price'],
    trades: [],
    termValues: { annualRateBp: 800, deliveryCosts: [{ incoterm: 'DAP', costBp: 0 }] },
    supplierRiskBp: null,
    supplierOnTimeBp: onTimeBp,
    roundsMax: 8,
    deadlineMs: 0,
    escalateTo: 'supervisor',
  };
  const terms: Terms = {
    lines: [{ ...line, unitPriceMinor }],
    leadTimeDays,
    paymentDays: 30,
    earlyPaymentDiscountBp: 0,
    warrantyMonths,
    volumeRebateBp: 0,
    incoterm: 'DAP',
    prepaymentBp: 0,
  };
  return { cleared: aCleared(candidate), mandate, terms };
}

/** A trend of up to 6 % a year either way, a season of up to 8 %, and a slow wander. */
function usualUnitPrice(seed: string, at: number, category: number): number {
  const own = (what: string, min: number, max: number) =>
    draw(`${seed}/market ${category}/${what}`, min, max);
  const years = (at * DAYS_PER_CASE) / 365;
  const trend = (1 + own('trend', -600, 600) / 10_000) ** years;
  const turn = 2 * Math.PI * (years + own('phase', 0, 11) / 12);
  const season = 1 + (own('season', 0, 800) / 10_000) * Math.sin(turn);
  const wander = 1 + own(`month ${Math.floor(years * 12)}`, -200, 200) / 10_000;
  return UNIT_PRICE_MINOR * trend * season * wander;
}

function priorities(own: (what: string, min: number, max: number) => number) {
  const raw = [
    own('price', 10, 60),
    own('delivery', 5, 30),
    own('quality', 5, 30),
    own('risk', 5, 30),
  ];
  const sum = raw.reduce((total, it) => total + it, 0);
  const [delivery = 0, quality = 0, risk = 0] = raw
    .slice(1)
    .map((it) => Math.floor((it * 10_000) / sum));
  return { price: 10_000 - delivery - quality - risk, delivery, quality, risk };
}
