import type { Requisition } from '#contracts/procurement.ts';
import type { Candidate, LineMarket, ScoreFactor, SourcingStrategy } from '#contracts/supplier.ts';
import { WHOLE_BP, weightedBp } from '../basis-points.ts';
import type { Prospect } from './prospect.ts';
import { scoresOf } from './ranking-scores.ts';
import { validCertificates } from './requirements.ts';
import { strategies } from './strategies/index.ts';
import type { RankingFactor } from './strategies/strategy.ts';
import { RANKING_FACTORS } from './strategies/strategy.ts';

/** Candidates with their visible factors, best first. */
export function rank(
  requisition: Requisition,
  prospects: readonly Prospect[],
  markets: readonly LineMarket[],
  strategy: SourcingStrategy,
): Candidate[] {
  const weights = weightsOf(requisition, strategy);
  return prospects.map((it) => toCandidate(requisition, it, markets, weights)).toSorted(bestFirst);
}

/** By score; of equal ones the one with fewer substitutes, then by supplier id. */
export const bestFirst = (a: Candidate, b: Candidate): number =>
  b.scoreBp - a.scoreBp ||
  substitutesIn(a) - substitutesIn(b) ||
  (a.supplierId < b.supplierId ? -1 : 1);

/**
 * The buyer's priorities spread over the factors, shifted by the strategy and made whole again:
 * each rounded down, what is left over goes to the price; they add up to 10,000.
 */
export function weightsOf(
  requisition: Requisition,
  strategy: SourcingStrategy,
): Record<RankingFactor, number> {
  const base = baseWeights(requisition);
  const shift = strategies[strategy].shiftBp;
  const raw = RANKING_FACTORS.map((it) => base[it] + (shift[it] ?? 0));
  const sum = raw.reduce((total, it) => total + it, 0);
  const whole = raw.map((it) => Math.floor((it * WHOLE_BP) / sum));
  const rest = WHOLE_BP - whole.reduce((total, it) => total + it, 0);
  const entries = RANKING_FACTORS.map((it, at) => [
    it,
    (whole[at] ?? 0) + (it === 'price' ? rest : 0),
  ]);
  return Object.fromEntries(entries) as Record<RankingFactor, number>;
}

function baseWeights(requisition: Requisition): Record<RankingFactor, number> {
  const { price, delivery, quality, risk } = requisition.prioritiesBp;
  const tenths = (weightBp: number, count: number) => Math.floor((weightBp * count) / 10);
  return {
    price,
    lead_time: tenths(delivery, 6),
    on_time: tenths(delivery, 4) + tenths(risk, 5),
    quality: tenths(quality, 7),
    certificates: tenths(quality, 3),
    track_record: tenths(risk, 5),
    capacity: 500,
    // With one line everybody serves all of them; with more, those who serve all save a talk.
    lines: requisition.lines.length > 1 ? 2_500 : 0,
    // It breaks near ties and no more.
    preferred: requisition.preferredSupplierIds.length > 0 ? 500 : 0,
  };
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
      ...(it.agreementId !== undefined && { agreementId: it.agreementId }),
      ...(it.substituteFor != null && { substituteFor: it.substituteFor }),
    })),
    currency: requisition.currency,
    incoterm: prospect.incoterm as Candidate['incoterm'],
    paymentDays: prospect.paymentDays,
    warrantyMonths: Math.min(...best.map((it) => it.warrantyMonths)),
    certificates: validCertificates(prospect, requisition.openedAtMs),
    onTimeBp: prospect.onTimeBp,
    deliveriesCount: prospect.deliveriesCount,
    scoreBp: weightedBp(factors) ?? 0,
    factors,
    clearance: prospect.clearance,
  };
}

const substitutesIn = (candidate: Candidate): number =>
  candidate.lines.filter((it) => it.substituteFor !== undefined).length;

/** The cheapest entry of a supplier for each line it serves, a substitute only without the item. */
function bestEntries(requisition: Requisition, prospect: Prospect): Prospect['entries'] {
  return requisition.lines.flatMap((line) =>
    prospect.entries
      .filter((it) => it.lineNo === line.lineNo)
      .toSorted(
        (a, b) =>
          Number(a.substituteFor != null) - Number(b.substituteFor != null) ||
          a.unitPriceMinor - b.unitPriceMinor ||
          (a.itemId < b.itemId ? -1 : 1),
      )
      .slice(0, 1),
  );
}
