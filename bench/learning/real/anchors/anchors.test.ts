import { beforeAll, describe, expect, it } from 'vitest';
import { readOrderFile } from '#cli/forecast/order-file.ts';
import { contendersOf } from '../contenders.ts';
import type { Contenders } from '../contenders.ts';
import { judgeDelays } from '../judge-delays.ts';
import { judgeLate } from '../judge-late.ts';
import { judgePrices } from '../judge-prices.ts';
import { splitAt } from '../split.ts';
import type { Split } from '../split.ts';

/** As the benchmark gives them in its RESULTS.md for this split. */
const brierAndLogLoss = {
  'a base rate (running)': ['0.1325', '0.4602'],
  'a2 base rate (1-year half-life)': ['0.1290', '0.4310'],
  'b vendor running mean': ['0.1308', '0.4535'],
  'c beta-binomial per vendor': ['0.1311', '0.4470'],
  'd hierarchical beta + decay': ['0.1226', '0.3930'],
  'e logistic regression': ['0.1372', '0.4452'],
  'f gradient boosting': ['0.1380', '0.4760'],
  'g mean of d and f': ['0.1236', '0.3998'],
};
const mapeAndMedian = {
  'item last price': ['11.3', '3.4'],
  'pair running mean': ['21.2', '8.4'],
  'pair last price': ['12.0', '3.8'],
  'pair median of last 5': ['13.5', '4.5'],
  'pair decayed mean (180 d)': ['15.5', '6.1'],
  'f boosting on log ratio': ['10.6', '3.9'],
};

describe('the anchors and the scores', () => {
  let split: Split;
  let contenders: Contenders;

  beforeAll(async () => {
    const lines = await readOrderFile('data/scms-delivery-history-2006-2012.csv');
    split = splitAt(lines, 2011, 'from_then_on');
    contenders = await contendersOf(split);
  });

  it('give the figures of the benchmark for late deliveries', () => {
    const judged = judgeLate(split, contenders, 'all').filter((it) => it.against !== null);
    const figures = judged.map(({ name, score }) => [
      name,
      [score.brier.toFixed(4), score.logLoss.toFixed(4)],
    ]);
    expect(Object.fromEntries(figures)).toEqual(brierAndLogLoss);
  });

  it('give its figures for unit prices of known items', () => {
    const judged = judgePrices(split, contenders).filter((it) => it.against !== null);
    const figures = judged.map(({ name, scores: { known_item: score } }) => [
      name,
      [score.mape, score.medianError].map((it) => (100 * it).toFixed(1)),
    ]);
    expect(Object.fromEntries(figures)).toEqual(mapeAndMedian);
  });

  it("give its figures for delays by the vendor's last lines", () => {
    const b = judgeDelays(split, contenders, 'rdc').find((it) => it.name.startsWith('b'));
    expect(b?.maeDays.toFixed(3)).toBe('15.723');
    expect(b?.pinball90Days.toFixed(3)).toBe('3.853');
  });
});
