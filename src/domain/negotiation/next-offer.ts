import type { Approach, Mandate, Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { approaches } from './approach.ts';
import { strategies } from './strategies/index.ts';
import { PAYMENT_DAYS_BEST, WARRANTY_MONTHS_BEST } from './utility.ts';

export type Tactic = 'concede' | 'hold' | 'trade';

export type OfferInputs = {
  mandate: Mandate;
  approach: Approach;
  /** 1-based; the last one is `mandate.roundsMax`. */
  round: number;
  tactic: Tactic;
  /** The supplier's last terms; its quantities and its other issues are where we start from. */
  theirs: Terms;
  /** What we offered before; prices never fall behind it. */
  before: Terms | null;
};

/**
 * The buyer's next terms. Prices move from the opening towards the walk-away as the approach says,
 * and never above it; other issues start at the buyer's best and give way with the prices.
 * Holding repeats the last prices; trading keeps them and gives way on payment and warranty.
 */
export function nextOffer(inputs: OfferInputs): Terms {
  const { mandate, approach, round, theirs, before, tactic } = inputs;
  const givenBp = concededBp(approach, round, mandate.roundsMax);
  const easedBp = tactic === 'trade' ? WHOLE_BP : givenBp;
  const eased = (best: number, least: number) =>
    best - Math.floor(((best - least) * easedBp) / WHOLE_BP);
  return {
    lines: theirs.lines.map((line) => ({
      ...line,
      unitPriceMinor: Math.max(
        1,
        priceOf(mandate, approach, line, givenBp, tactic === 'concede' ? null : before),
      ),
    })),
    leadTimeDays: Math.min(theirs.leadTimeDays, mandate.leadTimeDaysMax),
    paymentDays: Math.max(
      mandate.paymentDaysMin,
      eased(PAYMENT_DAYS_BEST, Math.min(theirs.paymentDays, PAYMENT_DAYS_BEST)),
    ),
    warrantyMonths: Math.max(
      mandate.warrantyMonthsMin,
      eased(WARRANTY_MONTHS_BEST, Math.min(theirs.warrantyMonths, WARRANTY_MONTHS_BEST)),
    ),
    prepaymentBp: Math.min(theirs.prepaymentBp, mandate.prepaymentBpMax),
  };
}

/** Share of the span given away in a round; the part held back is given in the last one only. */
export function concededBp(approach: Approach, round: number, roundsMax: number): number {
  if (round >= roundsMax) return WHOLE_BP;
  const { strategy, heldBackBp } = approaches[approach];
  const timeBp = Math.floor((Math.max(0, round - 1) * WHOLE_BP) / Math.max(1, roundsMax - 1));
  return Math.floor((strategies[strategy](timeBp) * (WHOLE_BP - heldBackBp)) / WHOLE_BP);
}

function priceOf(
  mandate: Mandate,
  approach: Approach,
  line: Terms['lines'][number],
  givenBp: number,
  held: Terms | null,
): number {
  const limit = mandate.lines.find((it) => it.lineNo === line.lineNo);
  if (limit === undefined) throw new Error(`the mandate has no line ${line.lineNo}`);
  const { openingBelowTargetBp } = approaches[approach];
  const opening = Math.floor(
    (limit.targetUnitPriceMinor * (WHOLE_BP - openingBelowTargetBp)) / WHOLE_BP,
  );
  const most = Math.min(limit.walkAwayUnitPriceMinor, line.unitPriceMinor);
  const moved = opening + Math.floor((Math.max(0, most - opening) * givenBp) / WHOLE_BP);
  const kept = held?.lines.find((it) => it.lineNo === line.lineNo)?.unitPriceMinor;
  return Math.min(most, kept ?? moved);
}

/** What the other side's moves call for, with the reason. Totals are theirs, oldest first. */
export function chooseTactic(
  theirTotals: readonly number[],
  round: number,
  roundsMax: number,
): { tactic: Tactic; because: string } {
  const [beforeLast, last] = theirTotals.slice(-2);
  if (round >= roundsMax) return { tactic: 'concede', because: 'last round: best and final offer' };
  if (beforeLast === undefined || last === undefined)
    return { tactic: 'concede', because: 'first counter-offer' };
  const movedBp = Math.floor(((beforeLast - last) * WHOLE_BP) / Math.max(1, beforeLast));
  if (movedBp >= FAST_BP)
    return { tactic: 'hold', because: `they moved ${movedBp} bp in one round` };
  if (movedBp <= STALLED_BP)
    return { tactic: 'trade', because: `they moved only ${movedBp} bp in one round` };
  return { tactic: 'concede', because: `they moved ${movedBp} bp in one round` };
}

/** A supplier that moves this much in one round will move again without our help. */
const FAST_BP = 250;
/** One that moves this little has stalled on the price. */
const STALLED_BP = 20;
