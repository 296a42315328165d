import { expect, it } from 'vitest';
import { forecastLine } from './forecast-line.ts';

const forecast = {
  lateShare: 0.0123456789,
  delay: { medianDays: 0, p90Days: 3 },
  unitPrice: 0.131234567,
  experience: { linesOfStream: 1, linesOfVendor: 1, pricesOfVendor: 1 },
};

it('writes a forecast with six digits', () => {
  expect(forecastLine(7, forecast)).toBe(
    '{"id":7,"p_late":0.012346,"delay_days":0,"delay_p90":3,"unit_price":0.131235}',
  );
});

it('leaves out a price that is not known', () => {
  expect(forecastLine(7, { ...forecast, unitPrice: null })).not.toContain('unit_price');
});
