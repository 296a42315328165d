import { describe, expect, it } from 'vitest';
import type { GapToBest } from '#contracts/negotiation.ts';
import { limitsOf, play, seedWith } from '../../../tests/support/supplier-talks.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import type { BehaviourName } from './behaviours/behaviour.ts';
import { BEHAVIOUR_NAMES } from './behaviours/behaviour.ts';
import { behaviours } from './behaviours/index.ts';

const GIVEN_ON_TOP_MAX_BP = 1_200;
const offers = Array.from({ length: 3 }, (_, at) => someTerms(88_000 + at * 500));

/** What suppliers of a behaviour ask in the second round when they have heard this. */
const asked = (behaviour: BehaviourName, gap?: GapToBest) =>
  Array.from({ length: 30 }, (_, n) => seedWith(behaviour, n * 300))
    // Without a prepayment, which would be traded for price in steps of its own.
    .filter((seed) => limitsOf(seed).limits.prepaymentBp === 0)
    .map((seed) => {
      const gaps = gap === undefined ? [] : offers.map(() => gap);
      const reply = play(seed, offers, { gaps })[2];
      const marginBp = limitsOf(seed).limits.marginsBp[0]?.marginBp ?? 0;
      const price = reply?.terms.lines[0]?.unitPriceMinor ?? 0;
      return { price, text: reply?.text ?? '', marginBp };
    });
const heedful = BEHAVIOUR_NAMES.filter((it) => behaviours[it].heedsGap);

describe('word of better offers', () => {
  it.each(heedful)('moves a supplier that keeps in touch with the market: %s', (behaviour) => {
    const [plain, behind, far] = [
      asked(behaviour),
      asked(behaviour, 'behind'),
      asked(behaviour, 'far'),
    ];
    plain.forEach(({ price, marginBp }, at) => {
      const [heard, heardMore] = [behind[at]?.price ?? 0, far[at]?.price ?? 0];
      expect(heard).toBeLessThanOrEqual(price);
      expect(heardMore).toBeLessThanOrEqual(heard);
      // A list price of 100,000: ten minor units are one basis point.
      const most = Math.ceil((marginBp * GIVEN_ON_TOP_MAX_BP) / 10_000) * 10;
      expect(price - heardMore).toBeLessThanOrEqual(most + 10);
    });
    expect(far.filter((it, at) => it.price < (plain[at]?.price ?? 0)).length).toBeGreaterThan(10);
    expect(far.every((it) => it.text.includes('not the best'))).toBe(true);
  });

  it.each(['hard', 'bluffing', 'micro'] as const)('is nothing to %s', (behaviour) => {
    expect(asked(behaviour, 'far')).toEqual(asked(behaviour));
  });

  it.each(BEHAVIOUR_NAMES)('takes nothing back when it is good: %s', (behaviour) => {
    expect(asked(behaviour, 'best')).toEqual(asked(behaviour));
    expect(asked(behaviour, 'close')).toEqual(asked(behaviour));
  });
});
