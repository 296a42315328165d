import { expect, it } from 'vitest';
import { gapToBest } from './gap-to-best.ts';

it('tells how far an offer is from the best in four words', () => {
  const told = [6_000, 5_000, 4_999, 4_700, 4_699, 4_000, 3_999].map((own) =>
    gapToBest(own, 5_000),
  );
  expect(told).toEqual(['best', 'best', 'close', 'close', 'behind', 'behind', 'far']);
});
