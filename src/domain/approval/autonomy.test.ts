import { describe, expect, it } from 'vitest';
import { autonomyOf, stageOf } from './autonomy.ts';

const rules = [
  { categories: ['33'], stage: 'advise' as const },
  { categories: ['331', '85'], stage: 'observe' as const },
];
const decided = (category: string, agreed: number, of: number) =>
  Array.from({ length: of }, (_, no) => ({ category, agreed: no < agreed }));

describe('what agents may do', () => {
  it('is the most careful stage of the categories of a case, and acting where nothing is said', () => {
    expect(stageOf(rules, ['33600000-6'])).toBe('advise');
    expect(stageOf(rules, ['33600000-6', '33140000-3'])).toBe('observe');
    expect(stageOf(rules, ['44000000-0'])).toBe('act');
    expect(stageOf(rules, [])).toBe('act');
  });
});

describe('agreement with people', () => {
  const itemOf = (all: { category: string; agreed: boolean }[], category: string) =>
    autonomyOf(rules, all).find((it) => it.category === category);

  it('is counted for the longest beginning that policy names, else for the division', () => {
    const all = [
      ...decided('33140000-3', 1, 1),
      ...decided('33600000-6', 0, 2),
      ...decided('44111111-1', 1, 1),
    ];
    expect(itemOf(all, '331')).toMatchObject({ stage: 'observe', decidedCount: 1 });
    expect(itemOf(all, '33')).toMatchObject({ stage: 'advise', decidedCount: 2, agreementBp: 0 });
    expect(itemOf(all, '44')).toMatchObject({ stage: 'act', decidedCount: 1 });
    expect(itemOf(all, '85')).toMatchObject({ decidedCount: 0, agreementBp: null, offer: null });
  });

  it('of a small sample is no ground for more', () => {
    expect(itemOf(decided('33600000-6', 19, 19), '33')?.offer).toBeNull();
    expect(itemOf(decided('33600000-6', 20, 20), '33')).toMatchObject({
      lowBp: 8_388,
      offer: null,
    });
  });

  it('that is surely nine of ten offers the next stage, and no more than that', () => {
    expect(itemOf(decided('33600000-6', 40, 40), '33')?.offer).toMatchObject({ to: 'act' });
    expect(itemOf(decided('33140000-3', 40, 40), '331')?.offer).toMatchObject({ to: 'advise' });
    expect(itemOf(decided('44111111-1', 40, 40), '44')?.offer).toBeNull();
    expect(itemOf(decided('33600000-6', 37, 40), '33')?.offer).toBeNull();
  });
});
