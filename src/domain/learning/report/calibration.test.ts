import { expect, it } from 'vitest';
import { calibrationBins, calibrationError } from './calibration.ts';

const said = (probability: number, cameCount: number, count = 1) => ({
  probability,
  cameCount,
  count,
});

it('puts a probability of 1 into the last tenth and leaves empty ones out', () => {
  const bins = calibrationBins([said(1, 1), said(0.95, 0), said(0.05, 0), said(0.5, 0, 0)]);
  expect(bins).toEqual([
    { fromTenth: 0, count: 1, meanProbability: 0.05, share: 0 },
    { fromTenth: 9, count: 2, meanProbability: 0.975, share: 0.5 },
  ]);
});

it('lets a forecast of many count as many', () => {
  const bins = calibrationBins([said(0.25, 3, 7), said(0.25, 1, 1)]);
  expect(bins).toEqual([{ fromTenth: 2, count: 8, meanProbability: 0.25, share: 0.5 }]);
});

it('is without error when shares come as said, and 1 when the opposite comes', () => {
  expect(calibrationError([said(0.5, 1, 2)])).toBe(0);
  expect(calibrationError([said(0, 1), said(1, 0)])).toBe(1);
  expect(calibrationError([])).toBe(0);
});
