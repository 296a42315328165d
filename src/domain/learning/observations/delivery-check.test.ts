import { describe, expect, it } from 'vitest';
import { checkDelivery } from './delivery-check.ts';

const NOW_MS = Date.parse('2026-03-10T22:00:00Z');
const ordered = { orderedOn: '2026-03-01', orderedQuantity: 10 };
const aReport = (parts: object = {}) => ({
  receivedOn: '2026-03-09',
  receivedQuantity: 10,
  rejectedQuantity: 0,
  ...parts,
});

describe('a report of a delivery', () => {
  it.each([
    [{ receivedOn: '2026-02-28' }, 'is before the order of 2026-03-01'],
    [{ receivedOn: '2026-03-12' }, 'is in the future; today is 2026-03-10'],
    [{ receivedQuantity: 11 }, 'is more than the 10 ordered'],
    [{ receivedQuantity: 3, rejectedQuantity: 4 }, 'is more than the 3 received'],
  ])('that cannot be true is refused: %j', (parts, because) => {
    expect(checkDelivery(aReport(parts), ordered, NOW_MS).faults).toMatchObject([{ because }]);
  });

  it('of tomorrow is of today: clocks and time zones differ', () => {
    const checked = checkDelivery(aReport({ receivedOn: '2026-03-11' }), ordered, NOW_MS);
    expect(checked).toEqual({ receivedOn: '2026-03-10', faults: [] });
  });

  it('may be of a part, and of an order that nothing is known of', () => {
    expect(checkDelivery(aReport({ receivedQuantity: 4 }), ordered, NOW_MS).faults).toEqual([]);
    const unknown = { orderedOn: null, orderedQuantity: null };
    expect(checkDelivery(aReport(), unknown, NOW_MS).faults).toEqual([]);
  });
});
