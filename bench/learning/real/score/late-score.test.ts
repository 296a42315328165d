import { describe, expect, it } from 'vitest';
import { lateScoreOf, logLoss } from './late-score.ts';

const judged = (shares: number[], late: number[]) =>
  shares.map((lateShare, at) => ({ orderId: `PO-${at}`, lateShare, isLate: late[at] === 1 }));

describe('the scores of forecasts of late delivery', () => {
  it('count pairs that are ranked right, ties half', () => {
    expect(lateScoreOf(judged([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).auc).toBe(0.75);
    expect(lateScoreOf(judged([0.3, 0.3, 0.3, 0.3], [0, 0, 1, 1])).auc).toBe(0.5);
  });

  it('find a share that is off by a quarter', () => {
    expect(lateScoreOf(judged([0.25, 0.25], [0, 1])).eceByWidth).toBeCloseTo(0.25, 12);
  });

  it('keep equal shares in one bin, so that one half is right for half of them', () => {
    const shares = Array.from({ length: 20 }, () => 0.5);
    const late = shares.map((_, at) => at % 2);
    expect(lateScoreOf(judged(shares, late)).eceByCount).toBeCloseTo(0, 12);
  });

  it('are means over the lines', () => {
    const { brier, meanShare } = lateScoreOf(judged([0, 1, 0.5, 0.5], [0, 1, 1, 0]));
    expect(brier).toBe(0.125);
    expect(meanShare).toBe(0.5);
  });

  it('do not grow beyond all bounds for a certainty that is wrong', () => {
    expect(logLoss(0, true)).toBeCloseTo(-Math.log(0.001), 12);
    expect(logLoss(1, true)).toBeCloseTo(-Math.log(0.999), 12);
  });
});
