import { expect, test } from 'vitest';
import { recordSeries } from './record-series.ts';

const period = {
  period: '2026-Q1',
  deliveriesCount: 8,
  onTimeCount: 7,
  inspectionsCount: 2,
  inspectedUnits: 400,
  rejectedUnits: 2,
  pricesCount: 3,
  priceToMedianBp: 9_750,
  askedCount: 0,
  answeredCount: 0,
};

test('shares are in percent, with what they are of', () => {
  expect(recordSeries([period], 'delivery')).toEqual([{ period: '2026-Q1', value: 87.5, of: 8 }]);
  expect(recordSeries([period], 'quality')[0]).toMatchObject({ value: 99.5, of: 2 });
  expect(recordSeries([period], 'price')[0]).toMatchObject({ value: 97.5, of: 3 });
});

test('a period in which nothing happened has no value rather than zero', () => {
  expect(recordSeries([period], 'responsiveness')[0]).toMatchObject({ value: null, of: 0 });
  expect(recordSeries([{ ...period, pricesCount: 0 }], 'price')[0]?.value).toBeNull();
});
