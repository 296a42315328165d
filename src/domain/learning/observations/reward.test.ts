import { describe, expect, it } from 'vitest';
import { rewardBp } from './reward.ts';
import type { CaseResult, EndedTalk, JudgedDecision, WonLine } from './reward.ts';

const aJudged = (parts: Partial<JudgedDecision> = {}): JudgedDecision => ({
  question: 'search_strategy',
  supplierId: null,
  fromMs: null,
  untilMs: null,
  ...parts,
});
const anEnd = (parts: Partial<EndedTalk> = {}): EndedTalk => ({
  supplierId: 'alpha',
  agreed: true,
  lastUtilityBp: 8_000,
  endedAtMs: 10,
  ...parts,
});
const aWin = (parts: Partial<WonLine> = {}): WonLine => ({
  supplierId: 'alpha',
  amountMinor: 100,
  late: false,
  rejectedBp: 0,
  ...parts,
});
const awarded = (lines: WonLine[], talks = [anEnd()]): CaseResult => ({
  talks,
  award: { awardedAtMs: 20, lines },
});

describe('the reward of a decision', () => {
  it('is nothing without an award', () => {
    expect(rewardBp(aJudged(), { talks: [anEnd()], award: null })).toBe(0);
  });

  it('is the value of what the winners agreed, by amount', () => {
    const talks = [anEnd(), anEnd({ supplierId: 'beta', lastUtilityBp: 4_000 })];
    const lines = [aWin({ amountMinor: 300 }), aWin({ supplierId: 'beta', amountMinor: 100 })];
    expect(rewardBp(aJudged(), awarded(lines, talks))).toBe(7_000);
  });

  it('is unknown for an award that nobody talked about', () => {
    expect(rewardBp(aJudged(), awarded([aWin()], []))).toBeNull();
  });

  it('belongs to the last decision before the award', () => {
    const result = awarded([aWin()]);
    expect(rewardBp(aJudged({ untilMs: 15 }), result)).toBe(0);
    expect(rewardBp(aJudged({ fromMs: 15 }), result)).toBe(8_000);
    expect(rewardBp(aJudged({ fromMs: 25 }), result)).toBe(0);
  });

  it('of a talk is what was agreed in it, whoever won', () => {
    const decision = aJudged({ question: 'approach', supplierId: 'beta' });
    const talks = [anEnd({ supplierId: 'beta', lastUtilityBp: 5_000 })];
    expect(rewardBp(decision, awarded([aWin()], talks))).toBe(5_000);
    expect(rewardBp({ ...decision, supplierId: 'gamma' }, awarded([aWin()], talks))).toBe(0);
  });

  it.each([
    ['search_strategy', 4_800],
    ['whom_to_invite', 4_800],
    ['way_on', 8_000],
    ['approach', 8_000],
  ] as const)('of %s with late and partly rejected goods is %i', (question, expected) => {
    const goods = aWin({ late: true, rejectedBp: 1_000 });
    expect(rewardBp(aJudged({ question }), awarded([goods]))).toBe(expected);
  });
});
