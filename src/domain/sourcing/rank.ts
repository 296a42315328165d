import type { Requisition } from '#contracts/procurement.ts';
import type { Candidate, LineMarket, ScoreFactor, SourcingStrategy } from '#contracts/supplier.ts';
import { clampBp, ratioBp, weightedBp, WHOLE_BP } from '../basis-points.ts';
import { daysUntil } from '../days.ts';
import type { Prospect } from './prospect.ts';
import { validCertificates } from './requirements.ts';
import { strategies } from './strategies/index.ts';
import type { RankingFactor } from './strategies/strategy.ts';
import { RANKING_FACTORS } from './strategies/strategy.ts';

/** What stands for a share nobody has measured: neither good nor bad, and said so. */
const UNKNOWN_BP = 5_000;
/** Points for a supplier that the buyer named; it breaks near ties and no more. */
const PREFERRED_BP = 500;

/** Candidates with their visible factors, best first; ties by supplier id. */
export function rank(
  requisition: Requisition,
  prospects: readonly Prospect[],
  markets: readonly LineMarket[],
  strategy: SourcingStrategy,
): Candidate[] {
  const weights = weightsOf(requisition, strategy);
  return prospects
    .map((it) => toCandidate(requisition, it, markets, weights))
    .toSorted((a, b) => b.scoreBp - a.scoreBp || (a.supplierId < b.supplierId ? -1 : 1));
}

/** The buyer's priorities shifted by the strategy, made whole again; adds up to 10,000. */
export function weightsOf(
  requisition: Requisition,
  strategy: SourcingStrategy,
): Record<RankingFactor, number> {
  const shift = strategies[strategy].shiftBp;
  const base = { ...requisition.prioritiesBp, capacity: 500 };
  const raw = RANKING_FACTORS.map((it) => base[it] + (shift[it] ?? 0));
  const sum = raw.reduce((total, it) => total + it, 0);
  const whole = raw.map((it) => Math.floor((it * WHOLE_BP) / sum));
  const rest = WHOLE_BP - whole.reduce((total, it) => total + it, 0);
  const entries = RANKING_FACTORS.map((it, at) => [it, (whole[at] ?? 0) + (at === 0 ? rest : 0)]);
  return Object.fromEntries(entries) as Record<RankingFactor, number>;
}

function toCandidate(
  requisition: Requisition,
  prospect: Prospect,
  markets: readonly LineMarket[],
  weights: Record<RankingFactor, number>,
): Candidate {
  const best = bestEntries(requisition, prospect);
  const scores = scoresOf(requisition, prospect, best, markets);
  const factors: ScoreFactor[] = RANKING_FACTORS.map((name) => ({
    name,
    weightBp: weights[name],
    ...scores[name],
  }));
  const isPreferred = requisition.preferredSupplierIds.includes(prospect.supplierId);
  const coverageBp = ratioBp(best.length, requisition.lines.length);
  const merit = (weightedBp(factors) ?? 0) + (isPreferred ? PREFERRED_BP : 0);
  return {
    supplierId: prospect.supplierId,
    supplierName: prospect.supplierName,
    country: prospect.country,
    lines: best.map((it) => ({
      lineNo: it.lineNo,
      itemId: it.itemId,
      listUnitPriceMinor: it.unitPriceMinor,
      leadTimeDays: it.leadTimeDays,
      minimumOrderQuantity: it.minimumOrderQuantity,
      capacityUnits: it.capacityUnits,
    })),
    currency: requisition.currency,
    incoterm: prospect.incoterm as Candidate['incoterm'],
    paymentDays: prospect.paymentDays,
    warrantyMonths: Math.min(...best.map((it) => it.warrantyMonths)),
    certificates: validCertificates(prospect, requisition.openedAtMs),
    onTimeBp: prospect.onTimeBp,
    deliveriesCount: prospect.deliveriesCount,
    // A supplier of half the lines is worth half of one that serves them all.
    scoreBp: clampBp(Math.floor((merit * coverageBp) / WHOLE_BP)),
    factors,
    clearance: prospect.clearance,
  };
}

/** The cheapest entry of a supplier for each line it serves. */
function bestEntries(requisition: Requisition, prospect: Prospect): Prospect['entries'] {
  return requisition.lines.flatMap((line) =>
    prospect.entries
      .filter((it) => it.lineNo === line.lineNo)
      .toSorted((a, b) => a.unitPriceMinor - b.unitPriceMinor || (a.itemId < b.itemId ? -1 : 1))
      .slice(0, 1),
  );
}

type Score = { scoreBp: number; because: string };

function scoresOf(
  requisition: Requisition,
  prospect: Prospect,
  entries: Prospect['entries'],
  markets: readonly LineMarket[],
): Record<RankingFactor, Score> {
  const daysLeft = daysUntil(requisition.needBy, requisition.openedAtMs);
  const leadTimeDays = Math.max(...entries.map((it) => it.leadTimeDays));
  const onTime = prospect.onTimeBp ?? UNKNOWN_BP;
  const inTime = leadTimeDays <= daysLeft ? 5_000 : 0;
  const certificates = validCertificates(prospect, requisition.openedAtMs).length;
  return {
    price: priceScore(entries, markets),
    delivery: {
      scoreBp: clampBp(
        inTime + Math.floor(clampBp(WHOLE_BP - leadTimeDays * 60) / 4) + Math.floor(onTime / 4),
      ),
      because: `${leadTimeDays} days lead time, ${daysLeft} left, on time ${shown(prospect.onTimeBp)}`,
    },
    quality: {
      scoreBp: clampBp(
        Math.floor(((prospect.qualityBp ?? UNKNOWN_BP) * 7) / 10) +
          Math.min(3, certificates) * 1_000,
      ),
      because: `accepted ${shown(prospect.qualityBp)}, ${certificates} valid certificates`,
    },
    risk: {
      scoreBp: clampBp(Math.floor(onTime / 2) + Math.min(50, prospect.deliveriesCount) * 100),
      because: `${prospect.deliveriesCount} past deliveries`,
    },
    capacity: capacityScore(requisition, entries),
  };
}

const shown = (shareBp: number | null): string => (shareBp === null ? 'unknown' : `${shareBp} bp`);

/** 10,000 at the lowest list price of the market, 0 at the highest, averaged over lines. */
function priceScore(entries: Prospect['entries'], markets: readonly LineMarket[]): Score {
  const scores = entries.map((entry) => {
    const market = markets.find((it) => it.lineNo === entry.lineNo);
    const lowest = market?.lowestUnitPriceMinor ?? entry.unitPriceMinor;
    const highest = market?.highestUnitPriceMinor ?? entry.unitPriceMinor;
    return highest === lowest ? 7_500 : ratioBp(highest - entry.unitPriceMinor, highest - lowest);
  });
  const scoreBp = Math.floor(scores.reduce((sum, it) => sum + it, 0) / Math.max(1, scores.length));
  return { scoreBp, because: `list price stands at ${scoreBp} bp between highest and lowest` };
}

function capacityScore(requisition: Requisition, entries: Prospect['entries']): Score {
  const covers = entries.map((entry) => {
    const wanted = requisition.lines.find((it) => it.lineNo === entry.lineNo)?.quantity ?? 0;
    return entry.capacityUnits === null || wanted === 0
      ? WHOLE_BP
      : ratioBp(Math.min(entry.capacityUnits, wanted), wanted);
  });
  const scoreBp = Math.min(...covers);
  return { scoreBp, because: `covers ${scoreBp} bp of the quantity` };
}
