import { expect, test } from 'vitest';
import { calibrationSentence } from './calibration-words.ts';

test('the distance is told with what it rests on', () => {
  const bins = [
    { expectedBp: 600, cameBp: 400, deliveriesCount: 20 },
    { expectedBp: 1_500, cameBp: 1_900, deliveriesCount: 10 },
  ];
  const said = calibrationSentence({ bins, distanceBp: 320, monthsCount: 24 });
  expect(said).toContain('Of 30 deliveries of the last 24 months');
  expect(said).toContain('3.2\u00A0% away');
});
