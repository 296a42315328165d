const LIMITS: ReadonlySet<string> = new Set(['targetUnitPriceMinor', 'walkAwayUnitPriceMinor']);
/** Of an award, an agent's state or a decision: all limits together. */
const MANDATES: ReadonlySet<string> = new Set(['mandate', 'mandates']);
/** How our own sentences name a limit, see `utilityParts` and `mandateFault`. */
const NAMED = / (of|is above) [\d,.]+ [A-Z]{3}( at most)?(?=$|[;,.]| )/g;

/**
 * An answer without the prices that we aim at or would go up to, wherever they stand in it, also in
 * the reasons of agents; everything else stays. For callers that may not see them.
 */
export function hideLimits(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(NAMED, hiddenAmount);
  if (Array.isArray(value)) return value.map(hideLimits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, it]) => {
      if (LIMITS.has(name)) return [];
      if (!MANDATES.has(name)) return [[name, hideLimits(it)]];
      return [[name, Array.isArray(it) ? [] : null]];
    }),
  );
}

/** Only an amount that is said to be a limit; "of 9.00 USD" alone may be any. */
function hiddenAmount(said: string, word: string, atMost: string | undefined): string {
  if (word === 'is above') return ' is above what may be agreed';
  return atMost === undefined ? said : ' of what may be agreed at most';
}
