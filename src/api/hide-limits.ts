const LIMITS: ReadonlySet<string> = new Set(['targetUnitPriceMinor', 'walkAwayUnitPriceMinor']);
/** Of an award, an agent's state or a decision: all limits together. */
const MANDATES: ReadonlySet<string> = new Set(['mandate', 'mandates']);
/** What terms are worth lies between the limits: some offers with it are enough to work them out. */
const WORTHS: ReadonlySet<string> = new Set([
  'utilityBp',
  'firstUtilityBp',
  'lastUtilityBp',
  'batnaBp',
]);
/** Of a decision by worth, how sure it is and how its alternatives score are worths as well. */
const WORTHS_OF_ACCEPTANCE: ReadonlySet<string> = new Set([...WORTHS, 'confidenceBp', 'scoreBp']);

/** How our own sentences name a limit, see `utilityParts`, `mandateFault` and `nearMisses`. */
const NAMED = / (of|is above) [\d,.]+ [A-Z]{3}( at most)?(?=$|[;,.]| )/g;
const MISSED = / [\d,.]+ [A-Z]{3} more than (?=its mandate allows)/g;
/** How they name a worth, see `acceptance`, `worthRows` and the strategies. */
const WORTH_AFTER = /\b(worth|our next offer|the best other offer|which promises) [\d.]+ %/g;
const WORTH_BEFORE = /[\d.]+ %(?= at a weight of | of what can be won)/g;
const UNTOLD = '(not shown)';

/**
 * An answer without the prices that we aim at or would go up to, and without what offers are worth to
 * us (null), wherever they stand in it, also in the reasons of agents; everything else stays. For
 * callers that may not see them.
 */
export function hideLimits(value: unknown): unknown {
  return hide(value, WORTHS);
}

function hide(value: unknown, outer: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return hideInSentence(value);
  if (Array.isArray(value)) return value.map((it) => hide(it, outer));
  if (typeof value !== 'object' || value === null) return value;
  const worths = isByWorth(value) ? WORTHS_OF_ACCEPTANCE : outer;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, it]) => {
      if (LIMITS.has(name)) return [];
      if (worths.has(name)) return [[name, null]];
      if (!MANDATES.has(name)) return [[name, hide(it, worths)]];
      return [[name, Array.isArray(it) ? [] : null]];
    }),
  );
}

/** Whether it is a decision to take what a supplier offers, wherever it is told. */
const isByWorth = (value: object): boolean =>
  'because' in value &&
  Array.isArray(value.because) &&
  value.because.some((it: { rule?: unknown } | null) => it?.rule === 'acceptance');

const hideInSentence = (sentence: string): string =>
  sentence
    .replace(NAMED, hiddenAmount)
    .replace(MISSED, ' more than ')
    .replace(WORTH_AFTER, `$1 ${UNTOLD}`)
    .replace(WORTH_BEFORE, UNTOLD);

/** Only an amount that is said to be a limit; "of 9.00 USD" alone may be any. */
function hiddenAmount(said: string, word: string, atMost: string | undefined): string {
  if (word === 'is above') return ' is above what may be agreed';
  return atMost === undefined ? said : ' of what may be agreed at most';
}
