import { describe, expect, it } from 'vitest';
import type { AgentsRow } from './arm.ts';
import { agentsReport, compare } from './agents-report.ts';

const aRow = (parts: Partial<AgentsRow> = {}): AgentsRow => ({
  valueBp: 10_000,
  lateBp: 1_000,
  late: false,
  rejectedBp: 100,
  savedBp: 500,
  missedBp: 0,
  escalations: 0,
  asked: 4,
  otherwise: [],
  ...parts,
});

const aPair = (seed: string, on: number[], off: number[]) => ({
  seed,
  on: on.map((valueBp) => aRow({ valueBp })),
  off: off.map((valueBp) => aRow({ valueBp })),
});

describe('a comparison', () => {
  it('is made case by case, so that what all cases of a seed share leaves no spread', () => {
    const pairs = [aPair('a', [10_100, 9_100], [10_000, 9_000]), aPair('b', [5_100], [5_000])];
    const it = compare(pairs, (row) => row.valueBp);
    expect([it.difference, it.low, it.high]).toEqual([100, 100, 100]);
  });

  it('is as sure as seeds agree, however many cases each of them has', () => {
    const many = (value: number) => Array.from({ length: 100 }, () => value);
    const pairs = [aPair('a', many(10_400), many(10_000)), aPair('b', many(9_800), many(10_000))];
    const { difference, low, high } = compare(pairs, (row) => row.valueBp);
    expect([difference, low, high]).toEqual([100, -200, 400]);
  });
});

describe('the report', () => {
  it('says whether memory was worth more in the last half', () => {
    expect(agentsReport([aPair('a', [0, 200], [100, 100])])).toContain('same sign: met');
    expect(agentsReport([aPair('a', [200, 0], [100, 100])])).toContain('same sign: MISSED');
  });

  it('names the questions that memory decided otherwise', () => {
    const pair = aPair('a', [1, 1], [1, 1]);
    pair.on[0] = aRow({ otherwise: ['whom_to_invite'] });
    expect(agentsReport([pair])).toMatch(/whom_to_invite +1/);
  });
});
