import type { PatternKind } from '#contracts/insights.ts';
import { showShare } from '../../money.ts';
import type { Pattern, ShownEffect } from './find-patterns.ts';
import type { PatternSubject } from './pattern-case.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A pattern, or why something is none, in a sentence or two. */
export function patternInWords(pattern: Pattern): string {
  const { effect, foundWith, subject, kind } = pattern;
  const about = aboutInWords(kind, subject, pattern.of);
  switch (pattern.verdict) {
    case 'too_few':
      return `${about}: too few cases to say anything.`;
    case 'not_found':
      return `${about}: tried, does not hold${inBrackets(foundWith)}.`;
    case 'not_confirmed':
      return `${about}: it looked so${inBrackets(foundWith)}, but the later cases do not bear it out${inBrackets(effect)}.`;
    case 'confounded':
      return `${about}: looks so, but cannot be told from ${rivalInWords(pattern)}.`;
    case 'holds':
      return `${about}: ${effectInWords(pattern)}${inBrackets(effect)}, from ${countsInWords(effect)}.${laterPartsInWords(pattern)}`;
  }
}

function aboutInWords(kind: PatternKind, it: PatternSubject, of: Pattern['of']): string {
  const what = of === 'prices' ? 'Prices' : 'Deliveries';
  const text: Readonly<Record<PatternKind, string>> = {
    season: `${what} promised for ${MONTHS[(it.month ?? 1) - 1]}`,
    category: `${what} of ${it.category}`,
    country: `${what} to ${it.country}`,
    supplier_in_country: `${what} of ${it.supplierId} to ${it.country}`,
    mode: `${what} by ${it.mode}`,
    incoterm: `${what} under ${it.incoterm}`,
    urgency_premium: `Prices of orders placed at most ${it.leadDaysMax} days ahead`,
    single_supplier: 'Prices of items with a single supplier',
    price_trend: `Prices of ${it.itemId ?? it.category} over time`,
  };
  return text[kind];
}

function effectInWords({ effect, of, kind }: Pattern): string {
  const differenceBp = effect?.differenceBp ?? 0;
  const size = showShare(Math.abs(differenceBp));
  const isMore = differenceBp > 0;
  if (kind === 'price_trend') return `${isMore ? 'rise' : 'fall'} by ${size} a year`;
  if (kind === 'single_supplier') return `rise by ${size} a year ${isMore ? 'more' : 'less'}`;
  if (of === 'prices') return `${size} ${isMore ? 'dearer' : 'cheaper'} than the same elsewhere`;
  return `late ${isMore ? 'more' : 'less'} often than alike ones, by ${size} of the lines`;
}

const inBrackets = (effect: ShownEffect | null): string =>
  effect === null ? '' : ` (95 %: ${signed(effect.lowBp)} to ${signed(effect.highBp)})`;

const signed = (bp: number): string => `${bp < 0 ? '-' : '+'}${showShare(Math.abs(bp))}`;

const countsInWords = (effect: ShownEffect | null): string =>
  `${effect?.casesCount ?? 0} cases of ${effect?.ordersCount ?? 0} orders`;

const rivalInWords = ({ confoundedWith }: Pattern): string =>
  confoundedWith === null
    ? 'something else'
    : `${RIVALS[confoundedWith.kind] ?? confoundedWith.kind} ${confoundedWith.name}`;

const RIVALS: Partial<Record<PatternKind, string>> = {
  country: 'the country',
  supplier_in_country: 'the supplier',
};

const laterPartsInWords = ({ lateLinesCount, laterPartsCount }: Pattern): string =>
  lateLinesCount === null || laterPartsCount === null || laterPartsCount === 0
    ? ''
    : ` ${laterPartsCount} of its ${lateLinesCount} late lines are later parts of split orders, whose day was met by part of the order.`;
