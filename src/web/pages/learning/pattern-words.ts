import type { PatternInsights } from '#contracts/insights.ts';
import { countryName } from '../suppliers/countries.ts';
import { count } from '../../display/money.ts';
import type { Tone } from '../../display/sign.tsx';

export type Pattern = PatternInsights['patterns'][number];

export const verdictWords: Readonly<Record<Pattern['verdict'], { word: string; tone: Tone }>> = {
  holds: { word: 'Holds', tone: 'good' },
  confounded: { word: 'Confounded', tone: 'warning' },
  not_confirmed: { word: 'Not confirmed', tone: 'warning' },
  not_found: { word: 'Not found', tone: 'plain' },
  too_few: { word: 'Too few cases', tone: 'unknown' },
};

const signed = new Intl.NumberFormat(undefined, {
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
/** A difference in basis points with its sign, such as +6.3 %. */
export const change = (bp: number): string => `${signed.format(bp / 100)}\u00A0%`;

/** What a pattern is about, without its kind's underscores. */
export function subjectWords({ kind, subject }: Pattern): string {
  const { month, leadDaysMax, country, ...rest } = subject;
  const parts = Object.values(rest).filter((it) => it !== undefined);
  if (country !== undefined) parts.push(countryName(country));
  if (month !== undefined) parts.push(monthName(month));
  if (leadDaysMax !== undefined) parts.push(`up to ${leadDaysMax} days of lead`);
  return parts.join(', ') || kind.replaceAll('_', ' ');
}

const months = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' });
const monthName = (month: number): string => months.format(Date.UTC(2_000, month - 1, 15));

/** A pattern that both earlier and later cases could speak to: what was found, and what came. */
export type FoundAndConfirmed = {
  name: string;
  of: Pattern['of'];
  foundBp: number;
  laterBp: number;
  laterLowBp: number;
  laterHighBp: number;
  /** Whether what was found lies in the interval of what came. */
  isMet: boolean;
};

/** What earlier cases said would happen, held against what later cases showed. */
export function foundAndConfirmed(patterns: readonly Pattern[]): FoundAndConfirmed[] {
  return patterns.flatMap((it) => {
    if (it.foundWith === null || it.effect === null) return [];
    const { differenceBp: foundBp } = it.foundWith;
    const { differenceBp: laterBp, lowBp: laterLowBp, highBp: laterHighBp } = it.effect;
    const isMet = foundBp >= laterLowBp && foundBp <= laterHighBp;
    const name = subjectWords(it);
    return [{ name, of: it.of, foundBp, laterBp, laterLowBp, laterHighBp, isMet }];
  });
}

/** Says how often what was found is what came. */
export function metSentence(pairs: readonly FoundAndConfirmed[]): string {
  const met = pairs.filter((it) => it.isMet).length;
  const same = pairs.filter((it) => Math.sign(it.foundBp) === Math.sign(it.laterBp)).length;
  return (
    `Of ${count(pairs.length)} effects found in earlier cases ${count(met)} lie inside the interval ` +
    `that later cases showed, and ${count(same)} go the same way.`
  );
}
