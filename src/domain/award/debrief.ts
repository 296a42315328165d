import type { Debrief } from '#contracts/debrief.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { showShare } from '../money.ts';

/** The last word of a supplier, as far as it can be held against another one. */
export type LastOffer = {
  supplierId: string;
  supplierName: string;
  /** null = it made no offer. */
  totalMinor: number | null;
  /** What the offer was worth to the buyer, 10,000 = all that was aimed for. */
  utilityBp: number | null;
  leadTimeDays: number | null;
  paymentDays: number | null;
  warrantyMonths: number | null;
  /** Lines that it offered, of all that were asked for. */
  linesCount: number;
  isWinner: boolean;
  /** Why it went no further, where that was not its offer: compliance, its own wish; null = neither. */
  hindrance: string | null;
};

const CRITERIA = {
  price: 'price',
  delivery: 'delivery',
  quality: 'quality',
  risk: 'risk of the supplier',
} as const;

/** A debrief for each supplier that was not chosen, the best placed first. */
export function debriefs(offers: readonly LastOffer[], prioritiesBp: PrioritiesBp): Debrief[] {
  const made = offers
    .filter((it) => it.totalMinor !== null)
    .toSorted((a, b) => (b.utilityBp ?? 0) - (a.utilityBp ?? 0) || b.linesCount - a.linesCount);
  const criteria = Object.entries(CRITERIA)
    .map(([name, criterion]) => ({
      criterion,
      weightBp: prioritiesBp[name as keyof typeof CRITERIA],
    }))
    .toSorted((a, b) => b.weightBp - a.weightBp);
  return offers
    .filter((it) => !it.isWinner)
    .map((it) => debriefOf(it, made, criteria))
    .toSorted((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE));
}

function debriefOf(
  offer: LastOffer,
  made: readonly LastOffer[],
  criteria: Debrief['criteria'],
): Debrief {
  const at = made.indexOf(offer);
  const rank = at === -1 ? null : at + 1;
  const strengths = at === -1 ? [] : strengthsOf(offer, made);
  const gapPercent = gapOf(offer, made);
  const { supplierId, supplierName } = offer;
  const facts = { rank, offersCount: made.length, gapPercent, criteria, strengths };
  return { supplierId, supplierName, ...facts, sentences: sentencesOf(offer, facts) };
}

/** Whole percent, so that nobody works the best price out of its own; among offers for as many lines. */
function gapOf({ totalMinor, linesCount }: LastOffer, made: readonly LastOffer[]): number | null {
  const rivals = made.filter((it) => it.linesCount === linesCount);
  if (totalMinor === null || rivals.length < 2) return null;
  const best = Math.min(...rivals.map((it) => it.totalMinor ?? totalMinor));
  return best <= 0 ? null : Math.ceil(((totalMinor - best) * 100) / best);
}

/** In what nobody else was better. */
function strengthsOf(offer: LastOffer, made: readonly LastOffer[]): string[] {
  const others = made.filter((it) => it !== offer);
  if (others.length === 0) return [];
  const leads = (of: (it: LastOffer) => number | null, sign: 1 | -1) => {
    const own = of(offer);
    return own !== null && others.every((it) => sign * (own - (of(it) ?? own)) > 0);
  };
  return [
    ...(leads((it) => it.totalMinor, -1) ? ['the lowest price'] : []),
    ...(leads((it) => it.leadTimeDays, -1) ? ['the shortest delivery'] : []),
    ...(leads((it) => it.paymentDays, 1) ? ['the longest time to pay'] : []),
    ...(leads((it) => it.warrantyMonths, 1) ? ['the longest warranty'] : []),
  ];
}

function sentencesOf(
  { hindrance }: LastOffer,
  {
    rank,
    offersCount,
    gapPercent,
    criteria,
    strengths,
  }: Omit<Debrief, 'supplierId' | 'supplierName' | 'sentences'>,
): string[] {
  const weighed = criteria
    .filter((it) => it.weightBp > 0)
    .map((it) => `${it.criterion} ${showShare(it.weightBp)}`);
  return [
    'Thank you for taking part. The order went to somebody else this time.',
    rank === null
      ? 'You made no offer that could be compared.'
      : `Your last offer came ${rank} of ${offersCount}.`,
    ...(gapPercent === null
      ? []
      : [
          gapPercent === 0
            ? 'No offer for the same lines was lower than yours.'
            : `It was about ${gapPercent} % above the lowest one for as many lines.`,
        ]),
    `What counted: ${weighed.join(', ')}.`,
    ...(strengths.length === 0 ? [] : [`You were ahead in ${strengths.join(' and ')}.`]),
    ...(hindrance === null ? [] : [hindrance]),
  ];
}
