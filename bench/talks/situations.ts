import type { CaseBrief } from '#contracts/messages.ts';
import type { ClearedCandidate } from '#contracts/negotiation.ts';
import type { Market } from '#contracts/supplier.ts';
import { floorPrice } from '#integrations/simulated-suppliers/supplier-worth.ts';
import { privateLimits } from '#integrations/simulated-suppliers/private-limits.ts';
import {
  aBrief,
  aCandidate,
  aCleared,
  aLine,
  aPumpMarket,
} from '../../tests/support/talk-builders.ts';

export type Situation = {
  brief: CaseBrief;
  cleared: ClearedCandidate[];
  market: Market;
  /** Somebody could sell within the budget and a percent to spare; only the bench may know. */
  isFeasible: boolean;
};

const URGENCIES = ['low', 'medium', 'high', 'critical'] as const;

/** So many requests to one to five suppliers, some of them with too small a budget; always the same. */
export function situations(count: number): Situation[] {
  let state = 12_345;
  const draw = (min: number, max: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return min + Math.floor((state / 2_147_483_648) * (max - min + 1));
  };
  return Array.from({ length: count }, (_, at) => situation(at, draw));
}

function situation(at: number, draw: (min: number, max: number) => number): Situation {
  const prices = Array.from({ length: draw(1, 5) }, () => draw(80_000, 125_000));
  const sorted = prices.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const quantity = draw(1, 40);
  const budgetMinor = Math.floor((median * quantity * draw(85, 125)) / 100);
  const brief = aBrief({
    seed: at * 7_919 + 13,
    budgetMinor,
    prioritiesBp: priorities(draw),
    lines: [aLine({ quantity })],
    urgency: URGENCIES[draw(0, 3)] ?? 'medium',
  });
  const suppliersCount = prices.length;
  const competition = suppliersCount === 1 ? 'sole' : suppliersCount <= 3 ? 'thin' : 'competitive';
  const market = aPumpMarket(
    {
      suppliersCount,
      lowestUnitPriceMinor: sorted[0] ?? null,
      medianUnitPriceMinor: median,
      highestUnitPriceMinor: sorted.at(-1) ?? null,
    },
    { suppliersCount, competition },
  );
  const cleared = prices.map((listUnitPriceMinor, number) =>
    aCleared(
      aCandidate(
        `supplier-${number}`,
        { listUnitPriceMinor, leadTimeDays: draw(15, 50) },
        {
          paymentDays: draw(1, 4) * 15,
          warrantyMonths: draw(0, 2) * 12,
          incoterm: null,
          deliveriesCount: draw(0, 30),
        },
      ),
    ),
  );
  return { brief, cleared, market, isFeasible: isFeasible(brief, cleared, market) };
}

function priorities(draw: (min: number, max: number) => number) {
  const raw = [draw(10, 60), draw(5, 30), draw(5, 30), draw(5, 30)];
  const sum = raw.reduce((total, it) => total + it, 0);
  const [delivery = 0, quality = 0, risk = 0] = raw
    .slice(1)
    .map((it) => Math.floor((it * 10_000) / sum));
  return { price: 10_000 - delivery - quality - risk, delivery, quality, risk };
}

function isFeasible(brief: CaseBrief, cleared: readonly ClearedCandidate[], market: Market) {
  const { requisition } = brief;
  const quantity = requisition.lines[0]?.quantity ?? 1;
  return cleared.some(({ candidate }) => {
    const { supplierId } = candidate;
    const offer = { supplierId, candidate, round: 0, move: 'request_quote' as const, terms: null };
    const exchange = { requisition, market: market.lines, offers: [] };
    const limits = privateLimits(exchange, offer);
    const floor = floorPrice(candidate, 1, limits);
    return limits.prepaymentBp === 0 && floor * 1.01 * quantity <= requisition.budgetMinor;
  });
}
