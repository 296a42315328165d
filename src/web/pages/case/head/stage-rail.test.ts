import { describe, expect, it } from 'vitest';
import { railOf } from './stage-rail.ts';
import type { StageStep } from './stage-rail.ts';

const steps = (...stages: StageStep['stage'][]): StageStep[] =>
  stages.map((stage, at) => ({ stage, atMs: at + 1 }));
const rail = (...args: Parameters<typeof railOf>) =>
  railOf(...args).map((it) => `${it.stage} ${it.state}`);

describe('the stages of a case', () => {
  it('are past, current and ahead', () => {
    expect(rail('compliance', 0, steps('sourcing', 'compliance'))).toEqual([
      'opened past',
      'sourcing past',
      'compliance current',
      'negotiating ahead',
      'approving ahead',
      'award_review ahead',
      'closed ahead',
    ]);
  });

  it('stay where a pause found them', () => {
    expect(rail('paused', 0, steps('sourcing', 'paused'))).toContain('sourcing paused');
  });

  it('say what was not needed once the case is past it', () => {
    const closed = rail('closed', 0, steps('sourcing', 'compliance', 'negotiating', 'closed'));
    expect(closed).toContain('approving skipped');
    expect(closed).toContain('closed current');
  });

  it('have a recovery only where there was one', () => {
    expect(rail('recovering', 0, steps('sourcing', 'recovering'))).toContain('recovering current');
    expect(rail('sourcing', 0, steps('sourcing')).join()).not.toContain('recovering');
  });

  it('know when each was entered last', () => {
    const twice = railOf('sourcing', 5, [
      { stage: 'sourcing', atMs: 6 },
      { stage: 'sourcing', atMs: 9 },
    ]);
    expect(twice.slice(0, 2).map((it) => it.atMs)).toEqual([5, 9]);
  });
});
