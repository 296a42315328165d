import { describe, expect, it } from 'vitest';
import { chooseTactic } from './tactic.ts';

const tacticFor = (...theirs: number[]) => chooseTactic({ theirs, ours: [] }, false).tactic;

describe('the tactic', () => {
  it('concedes as planned to a supplier not seen moving yet', () => {
    expect(tacticFor(100_000)).toBe('concede');
  });

  it('holds against one that concedes fast, and says how fast', () => {
    expect(chooseTactic({ theirs: [100_000, 97_000], ours: [80_000] }, false)).toEqual({
      tactic: 'hold',
      because: 'they came down 3.0 % in one round',
    });
  });

  it('does not hold against one that moves only when we do', () => {
    const theirs = [100_000, 98_000, 98_000, 95_000];
    const moved = chooseTactic({ theirs, ours: [80_000, 80_000, 83_000] }, false);
    expect(moved).toMatchObject({ tactic: 'concede' });
    expect(moved.because).toContain('moves when we do');
  });

  it('goes to the end when five answers brought nothing, and only then', () => {
    expect(tacticFor(100_000, 100_000, 100_000, 100_000)).toBe('concede');
    expect(tacticFor(100_000, 100_000, 100_000, 100_000, 100_000)).toBe('best_and_final');
    expect(tacticFor(100_000, 90_000, 90_000, 90_000, 90_000)).toBe('concede');
  });

  it('is the best and final offer in the last round, whatever they did', () => {
    expect(chooseTactic({ theirs: [], ours: [] }, true).tactic).toBe('best_and_final');
  });
});
