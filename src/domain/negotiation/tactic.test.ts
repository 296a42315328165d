import { describe, expect, it } from 'vitest';
import { chooseTactic } from './tactic.ts';

const tacticFor = (...totals: number[]) => chooseTactic(totals, false).tactic;

describe('the tactic', () => {
  it('concedes as planned to a supplier not seen moving yet', () => {
    expect(tacticFor(100_000)).toBe('concede');
  });

  it('holds against one that concedes fast, and says how fast', () => {
    expect(chooseTactic([100_000, 97_000], false)).toEqual({
      tactic: 'hold',
      because: 'they moved 300 bp in one round',
    });
  });

  it('trades with one that stalls on the price', () => {
    expect(tacticFor(100_000, 99_900)).toBe('trade');
    expect(tacticFor(100_000, 101_000)).toBe('trade');
  });

  it('goes to the end when four answers brought nothing, and only then', () => {
    expect(tacticFor(100_000, 100_000, 100_000)).toBe('trade');
    expect(tacticFor(100_000, 100_000, 100_000, 100_000)).toBe('best_and_final');
    expect(tacticFor(100_000, 90_000, 90_000, 90_000)).toBe('trade');
  });

  it('is the best and final offer in the last round, whatever they did', () => {
    expect(chooseTactic([], true).tactic).toBe('best_and_final');
  });
});
