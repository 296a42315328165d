import { describe, expect, it } from 'vitest';
import type { CountedRole } from './bottleneck.ts';
import { withBottleneck } from './bottleneck.ts';

const aRole = (role: CountedRole['role'], parts: Partial<CountedRole> = {}): CountedRole => ({
  role,
  answeredCount: 3,
  responseMsP50: 100,
  responseMsP95: 2_450,
  handledCount: 9,
  errorsCount: 0,
  waitingCount: 0,
  oldestWaitingMs: null,
  waitedMs: 0,
  ...parts,
});

describe('the bottleneck', () => {
  it('is the role that most of the waiting is for, said in a sentence', () => {
    const { bottleneck, roles } = withBottleneck([
      aRole('sourcing', { waitedMs: 1_000 }),
      aRole('compliance', { waitedMs: 3_000, waitingCount: 2, oldestWaitingMs: 1_500_000 }),
    ]);
    expect(roles.map((it) => it.shareBp)).toEqual([2_500, 7_500]);
    expect(bottleneck).toEqual({
      role: 'compliance',
      shareBp: 7_500,
      sentence:
        '75.0 % of all waiting is for compliance: it answers 95 of 100 requests within 2.4 s, ' +
        '2 wait for it now, the oldest for 25 min.',
    });
  });

  it('is nobody while nobody waits', () => {
    expect(withBottleneck([aRole('sourcing')]).bottleneck).toBeNull();
    expect(withBottleneck([]).bottleneck).toBeNull();
  });
});
