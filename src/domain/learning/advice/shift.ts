import type { Advice } from '#contracts/learning.ts';
import { WHOLE_BP } from '../../basis-points.ts';

/** No advice moves the score of an option by more than this, either way. */
export const ADVICE_SHIFT_MAX_BP = 1_500;

/**
 * What advice adds to the rules' score of an option: how much more it is expected to bring than the
 * options do on average, as far as that is seen and not assumed; basis points, rounded towards 0.
 */
export function shiftOf(advice: Advice | null, option: string): number {
  const own = advice?.suggestions.find((it) => it.option === option)?.expected;
  if (advice == null || own === undefined) return 0;
  const means = advice.suggestions.map((it) => it.expected.mean);
  const usual = means.reduce((sum, it) => sum + it, 0) / means.length;
  const ahead = ((own.mean - usual) * (WHOLE_BP - own.priorShareBp)) / WHOLE_BP;
  // What is no number moves nothing; never -0, because shifts are stored and compared.
  if (!Number.isFinite(ahead)) return 0;
  return Math.trunc(Math.min(ADVICE_SHIFT_MAX_BP, Math.max(-ADVICE_SHIFT_MAX_BP, ahead))) + 0;
}
