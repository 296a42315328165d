import { expect, it } from 'vitest';
import { aCell } from '../cell-builder.ts';
import { lateForecasts } from './late-forecasts.ts';

const late = (level: 'supplier' | 'all', monthNo: number, part: number, of: number) =>
  aCell({ key: level === 'all' ? '*' : 'acme', level, monthNo, sampleSize: of, sum: part });

it('knows nothing of the month that it speaks of, nor of later ones', () => {
  const first = [late('supplier', 500, 0, 10), late('all', 500, 0, 10)];
  const later = [late('supplier', 501, 10, 10), late('all', 501, 10, 10)];
  const [alone] = lateForecasts(first);
  expect(lateForecasts([...first, ...later])[0]).toEqual(alone);
});

it('expects less of who delivered in time, and says what came', () => {
  const [first, second] = lateForecasts([
    late('supplier', 500, 0, 10),
    late('all', 500, 0, 10),
    late('supplier', 501, 4, 10),
  ]);
  expect(second?.probability).toBeLessThan(first?.probability ?? 0);
  expect(second).toMatchObject({ cameCount: 4, count: 10 });
});
