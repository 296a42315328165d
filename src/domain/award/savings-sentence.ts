import type { Savings } from '#contracts/negotiation.ts';
import { showMoney, showShare } from '../money.ts';

/** What an award costs at the buyer's door, against which baseline, and what that rests on. */
export function savingsSentence(savings: Savings, currency: string): string {
  const { savedMinor, savedBp, baselineMinor } = savings;
  const cost = `${showMoney(baselineMinor - savedMinor, currency)} at the door`;
  const basis = basisOf(savings);
  if (savedMinor === 0) return `Costs ${cost}, the same as ${basis}.`;
  const amount = `${showMoney(Math.abs(savedMinor), currency)} (${showShare(Math.abs(savedBp))})`;
  const side = savedMinor > 0 ? 'less' : 'more';
  return `Costs ${cost}, ${amount} ${side} than ${basis}, ${showMoney(baselineMinor, currency)}.`;
}

function basisOf({ method, sampleSize }: Savings): string {
  if (method === 'past_median') return `the median of ${sampleSize} past prices`;
  return sampleSize === 1 ? 'the only first quote' : `the mean of ${sampleSize} first quotes`;
}
