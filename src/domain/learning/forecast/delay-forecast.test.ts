import { describe, expect, it } from 'vitest';
import { createDelayForecaster, pinballLoss } from './delay-forecast.ts';
import { aDelivered } from './made-lines.ts';

const wanted = aDelivered({ id: 99, orderId: 'PO-99', asOfDay: 500 });

function afterDelays(delaysDays: readonly number[]) {
  const delays = createDelayForecaster();
  for (const [id, delayDays] of delaysDays.entries()) {
    const delivery = { deliveredDay: 100 + delayDays, unitPrice: null };
    delays.take(aDelivered({ id, orderId: `PO-${id}`, delivery }));
  }
  return delays;
}

describe('the delay that is expected', () => {
  it('is the median and the upper decile of past ones', () => {
    const delays = afterDelays([0, 0, 0, 0, 0, 0, 1, 2, 7, 30]);
    expect(delays.answer(wanted, [])).toEqual({ medianDays: 0, p90Days: 7 });
  });

  it('is the promised day as long as there are few deliveries', () => {
    expect(afterDelays([30, 30]).answer(wanted, [])).toEqual({ medianDays: 0, p90Days: 0 });
  });

  it('leaves out the own order', () => {
    const delays = afterDelays([3, 3, 3, 3, 3]);
    const own = { deliveredDay: 160, unitPrice: null };
    for (let id = 10; id < 30; id += 1) {
      delays.take(aDelivered({ id, orderId: 'PO-99', delivery: own }));
    }
    expect(delays.answer(wanted, [])).toEqual({ medianDays: 3, p90Days: 3 });
  });
});

describe('the loss of a quantile', () => {
  it('weighs what exceeds the 90 % quantile nine times what stays below', () => {
    expect(pinballLoss(0, 10, 0.9)).toBeCloseTo(9, 12);
    expect(pinballLoss(10, 0, 0.9)).toBeCloseTo(1, 12);
  });
});
