import { describe, expect, it } from 'vitest';
import { opponentType } from './opponent-type.ts';

const moving = [80_000, 82_000, 84_000, 86_000];

describe('what kind of bargainer a supplier is', () => {
  it.each([
    ['conceder', [100_000, 98_000, 96_500, 95_500], moving],
    ['hardliner', [100_000, 99_900, 99_900, 99_800], moving],
    ['erratic', [100_000, 97_000, 99_000, 96_000], moving],
    ['deadline_driven', [100_000, 99_900, 99_800, 95_000], moving],
    ['matcher', [100_000, 98_000, 98_000, 96_000], [80_000, 80_000, 82_000]],
  ] as const)('%s', (type, theirs, ours) => {
    expect(opponentType(theirs, ours).type).toBe(type);
  });

  it('is not known before it has answered twice', () => {
    expect(opponentType([100_000, 95_000], [80_000])).toEqual({
      type: 'unknown',
      confidenceBp: 0,
    });
  });

  it('is surer with every answer', () => {
    const sure = [3, 4, 9].map(
      (count) =>
        opponentType(
          Array.from({ length: count }, (_, at) => 100_000 - at * 1_000),
          [],
        ).confidenceBp,
    );
    expect(sure).toEqual([3_000, 4_500, 10_000]);
  });
});
