import { AMOUNT_MINOR_MAX } from '../limits.ts';
import { minorDigits } from '../../money.ts';
import type { Mention, Span } from './mention.ts';
import { mentionsOf, wordsAfter, wordsBefore } from './mention.ts';
import { NUMBER, readNumber } from './numbers.ts';

/** Money in a text; `currency` null = a bare number that can only be money. */
export type Amount = {
  amountMinor: number;
  currency: string | null;
  role: 'budget' | 'unit' | 'other';
};

const CODES = 'USD|EUR|GBP|JPY|CHF|CNY|INR|SEK|NOK|DKK|PLN|CZK|CAD|AUD|KWD|AED|SGD|ZAR|BRL|MXN';
const named: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
};
const scales: Readonly<Record<string, number>> = {
  k: 1_000,
  thousand: 1_000,
  m: 1_000_000,
  mn: 1_000_000,
  mio: 1_000_000,
  million: 1_000_000,
};
const SCALE = '(?:\\s?(k|mn|mio|million|thousand|m)\\b)?';
const patterns = {
  before: new RegExp(String.raw`(?:([$€£¥₹])|\b(${CODES}))\s?(${NUMBER})${SCALE}`, 'giu'),
  after: new RegExp(
    String.raw`(?<![\w.,])(${NUMBER})${SCALE}\s?(?:(${CODES}|dollars?|euros?|pounds?|yen)\b|([$€£¥₹]))`,
    'giu',
  ),
  bare: new RegExp(
    String.raw`\b(?:budget|limit|spend)(?:\s+(?:of|is|up|to|at|most|about|around|max|maximum))*\s*[:=]?\s*(${NUMBER})${SCALE}`,
    'giu',
  ),
};

/** Amounts of money, in the order of the text. Rounded to the currency's minor unit. */
export function readAmounts(text: string, taken: readonly Span[]): Mention<Amount>[] {
  const before = mentionsOf(
    text,
    patterns.before,
    ([, sign, code, figures, scale]) => amountOf(figures, scale, sign ?? code),
    taken,
  );
  const after = mentionsOf(
    text,
    patterns.after,
    ([, figures, scale, word, sign]) => amountOf(figures, scale, word ?? sign),
    [...taken, ...before],
  );
  const bare = mentionsOf(
    text,
    patterns.bare,
    ([, figures, scale]) => amountOf(figures, scale, undefined),
    [...taken, ...before, ...after],
  );
  return [...before, ...after, ...bare]
    .toSorted((a, b) => a.start - b.start)
    .map((it) => ({ ...it, value: { ...it.value, role: roleOf(text, it) } }));
}

function amountOf(
  figures: string | undefined,
  scale: string | undefined,
  unit: string | undefined,
) {
  const number = readNumber(figures ?? '');
  if (number === null) return null;
  const currency = unit === undefined ? null : currencyOf(unit);
  const times = scales[scale?.toLowerCase() ?? ''] ?? 1;
  const amountMinor = Math.round(number * times * 10 ** minorDigits(currency ?? ''));
  if (amountMinor < 1 || amountMinor > AMOUNT_MINOR_MAX) return null;
  const because =
    unit !== undefined && unit.length === 1
      ? `${unit} is read as ${currency}`
      : 'an amount of money';
  return { value: { amountMinor, currency, role: 'other' as const }, because };
}

const currencyOf = (unit: string): string =>
  named[unit.toLowerCase().replace(/s$/, '')] ?? unit.toUpperCase();

const BUDGET_BEFORE =
  /\b(budget|up to|at most|max|maximum|no more than|not more than|not exceed|limit|spend|under|below|less than|total)\b\.?[^.\n]{0,25}$/;
const BUDGET_AFTER = /^\s*(budget|in total|total|maximum|max|at most|limit)\b/;
const EACH_AFTER = /^\s*(each|apiece|per|a piece|\/|ea\b)/;

function roleOf(text: string, it: Mention<Amount>): Amount['role'] {
  if (EACH_AFTER.test(wordsAfter(text, it, 12))) return 'unit';
  const said = wordsBefore(text, it, 45);
  return BUDGET_BEFORE.test(said) ||
    BUDGET_AFTER.test(wordsAfter(text, it, 20)) ||
    it.value.currency === null
    ? 'budget'
    : 'other';
}
