import type { Approach, Mandate, Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { approaches } from './approach.ts';
import { strategies } from './strategies/index.ts';
import type { Tactic } from './tactic.ts';
import { PAYMENT_DAYS_BEST, WARRANTY_MONTHS_BEST } from './utility.ts';

/** We open by asking for delivery in this share of the time the supplier says it needs. */
const LEAD_TIME_ASKED_BP = 8_000;

export type OfferInputs = {
  mandate: Mandate;
  approach: Approach;
  /** 1-based; the last one is `mandate.roundsMax`. */
  round: number;
  tactic: Tactic;
  /** The supplier's last terms, cut to the mandate; its quantities are where we start from. */
  theirs: Terms;
  /** What we offered before; what was given is never taken back. */
  before: Terms | null;
};

/**
 * The buyer's next terms. Prices move from the opening towards the walk-away as the approach says,
 * never above it and never above what the supplier asks; other issues start at the buyer's best and
 * give way towards the supplier's terms, never below the mandate's. Holding repeats the last
 * prices; trading repeats them and gives way on all other issues.
 */
export function nextOffer(inputs: OfferInputs): Terms {
  const { mandate, approach, round, theirs, before, tactic } = inputs;
  const isLast = tactic === 'best_and_final';
  const givenBp = isLast ? finalBp(approach) : concededBp(approach, round, mandate.roundsMax);
  const easedBp = isLast || tactic === 'trade' ? WHOLE_BP : givenBp;
  const lowered = (best: number, least: number) =>
    best <= least ? least : best - Math.floor(((best - least) * easedBp) / WHOLE_BP);
  const paymentDays = lowered(PAYMENT_DAYS_BEST, theirs.paymentDays);
  const warrantyMonths = lowered(WARRANTY_MONTHS_BEST, theirs.warrantyMonths);
  return {
    ...theirs,
    lines: theirs.lines.map((line) => ({
      ...line,
      unitPriceMinor: priceOf(inputs, line, givenBp),
    })),
    leadTimeDays: leadTimeOf(inputs, easedBp),
    paymentDays: Math.max(
      mandate.paymentDaysMin,
      Math.min(paymentDays, before?.paymentDays ?? paymentDays),
    ),
    warrantyMonths: Math.max(
      mandate.warrantyMonthsMin,
      Math.min(warrantyMonths, before?.warrantyMonths ?? warrantyMonths),
    ),
    prepaymentBp: Math.min(theirs.prepaymentBp, mandate.prepaymentBpMax),
  };
}

/**
 * Share of the span given away by a round, in basis points; never falls as rounds go on. The part
 * that an approach holds back is not given before the best and final offer.
 */
export function concededBp(approach: Approach, round: number, roundsMax: number): number {
  const { strategy, heldBackBp } = approaches[approach];
  const timeBp = Math.floor(
    (Math.max(0, Math.min(round, roundsMax) - 1) * WHOLE_BP) / Math.max(1, roundsMax - 1),
  );
  return Math.floor((strategies[strategy](timeBp) * (WHOLE_BP - heldBackBp)) / WHOLE_BP);
}

/** A best and final offer gives half of what was held back; the supplier has to want it. */
const finalBp = (approach: Approach): number =>
  WHOLE_BP - Math.floor(approaches[approach].heldBackBp / 2);

function priceOf(
  { mandate, approach, tactic, before }: OfferInputs,
  line: Terms['lines'][number],
  givenBp: number,
): number {
  const limit = mandate.lines.find((it) => it.lineNo === line.lineNo);
  if (limit === undefined) throw new Error(`the mandate has no line ${line.lineNo}`);
  const most = Math.min(limit.walkAwayUnitPriceMinor, line.unitPriceMinor);
  // With nothing inside the mandate on the table, the last word is all that may be paid.
  const isAllOrNothing =
    tactic === 'best_and_final' && line.unitPriceMinor > limit.walkAwayUnitPriceMinor;
  if (isAllOrNothing) return most;
  const { openingBelowTargetBp } = approaches[approach];
  const opening = Math.floor(
    (limit.targetUnitPriceMinor * (WHOLE_BP - openingBelowTargetBp)) / WHOLE_BP,
  );
  const moved = opening + Math.floor((Math.max(0, most - opening) * givenBp) / WHOLE_BP);
  const kept = before?.lines.find((it) => it.lineNo === line.lineNo)?.unitPriceMinor;
  const repeats = tactic === 'hold' || tactic === 'trade';
  const wanted = kept === undefined ? moved : repeats ? kept : Math.max(kept, moved);
  return Math.max(1, Math.min(most, wanted));
}

function leadTimeOf({ mandate, theirs, before }: OfferInputs, easedBp: number): number {
  const least = Math.min(theirs.leadTimeDays, mandate.leadTimeDaysMax);
  const best = Math.min(least, Math.floor((theirs.leadTimeDays * LEAD_TIME_ASKED_BP) / WHOLE_BP));
  const moved = best + Math.floor(((least - best) * easedBp) / WHOLE_BP);
  return Math.min(least, Math.max(moved, before?.leadTimeDays ?? 0));
}
