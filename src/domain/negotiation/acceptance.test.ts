import { describe, expect, it } from 'vitest';
import { aMandate, someTerms } from '../../../tests/support/talk-builders.ts';
import { acceptance, batnaBp, RUNNER_UP_BP } from './acceptance.ts';

const priorities = { price: 10_000, delivery: 0, quality: 0, risk: 0 };
// Days to pay at the least that is allowed, so that prices alone make the difference.
const mandate = aMandate({ paymentDaysMin: 30 });
const judge = (price: number, next: number | null, batna: number | null = null) =>
  acceptance({
    mandate,
    priorities,
    theirs: someTerms(price),
    nextOwn: next === null ? null : someTerms(next),
    batnaBp: batna,
  });

describe('an offer of a supplier', () => {
  it('is taken when it is worth no less than our next one', () => {
    expect(judge(95_000, 95_000)).toMatchObject({ accept: true, utilityBp: 7_500 });
    expect(judge(95_100, 95_000).accept).toBe(false);
  });

  it('is never taken outside the mandate, not even in the last round', () => {
    expect(judge(110_001, null)).toMatchObject({ accept: false });
    expect(judge(110_001, null).because).toContain('outside the mandate');
  });

  it('is taken in the last round unless another one is much better', () => {
    expect(judge(109_000, null).accept).toBe(true);
    expect(judge(109_000, null, 500 + RUNNER_UP_BP).accept).toBe(true);
    expect(judge(109_000, null, 501 + RUNNER_UP_BP).accept).toBe(false);
  });

  it('is not taken early when another one is much better', () => {
    expect(judge(100_000, 100_000, 9_000).accept).toBe(false);
  });
});

describe('the best other offer', () => {
  const covered = someTerms(100_000);
  const worth = (...others: ReturnType<typeof someTerms>[]) =>
    batnaBp(
      mandate,
      covered,
      others.map((terms) => ({ mandate, terms })),
      priorities,
    );

  it('counts on the scale of the mandate it is an alternative to', () => {
    expect(worth(someTerms(105_000), someTerms(95_000))).toBe(7_500);
  });

  it('is none where nobody covers the same lines and units', () => {
    const line = { lineNo: 1, quantity: 9, unitPriceMinor: 1 };
    expect(worth(someTerms(1, { lines: [line] }))).toBeNull();
    expect(worth(someTerms(1, { lines: [{ ...line, lineNo: 2 }] }))).toBeNull();
    expect(worth()).toBeNull();
  });
});
