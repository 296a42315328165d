import type { Savings } from '#contracts/negotiation.ts';
import { showMoney, showShare } from '../money.ts';

/** What an award saves or costs more, against which baseline, and what that rests on. */
export function savingsSentence(savings: Savings, currency: string): string {
  const { savedMinor, savedBp, baselineMinor, method, sampleSize } = savings;
  const basis =
    method === 'past_median'
      ? `the median of ${sampleSize} past prices`
      : `the mean of ${sampleSize} first quotes`;
  const against = `${basis}, ${showMoney(baselineMinor, currency)}`;
  if (savedMinor === 0) return `Costs the same as ${against}.`;
  const amount = `${showMoney(Math.abs(savedMinor), currency)} (${showShare(Math.abs(savedBp))})`;
  return savedMinor > 0
    ? `Saves ${amount} against ${against}.`
    : `Costs ${amount} more than ${against}.`;
}
