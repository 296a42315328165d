import { describe, expect, it } from 'vitest';
import { anOrder, aLineState, orderAfter } from '../../../tests/support/order-states.ts';
import { respond } from './respond.ts';

const NOW_MS = Date.parse('2030-03-01T12:00:00Z');
const accepted = { kind: 'accepted' as const, revision: 1, text: '' };
const changed = (parts = {}) => ({
  kind: 'changed' as const,
  revision: 1,
  text: '',
  lines: [{ lineNo: 1, quantity: 10, unitPriceMinor: 1_000, promisedOn: '2030-04-05', ...parts }],
});

describe('the answer of a supplier', () => {
  it('acknowledges the order, rejects it, or puts a change before a person', () => {
    expect(orderAfter(respond(anOrder(), accepted, NOW_MS)).status).toBe('acknowledged');
    const rejected = { kind: 'rejected' as const, revision: 1, text: 'booked' };
    expect(orderAfter(respond(anOrder(), rejected, NOW_MS)).status).toBe('rejected');
    const proposed = orderAfter(respond(anOrder(), changed(), NOW_MS));
    expect(proposed).toMatchObject({ status: 'change_proposed', revision: 1 });
    expect(proposed.lines).toEqual(anOrder().lines);
  });

  it('changes nothing when it is given again', () => {
    const order = orderAfter(respond(anOrder(), accepted, NOW_MS));
    expect(respond(order, accepted, NOW_MS)).toEqual({ kind: 'same' });
  });

  it('does not replace a change that waits for the buyer', () => {
    const order = orderAfter(respond(anOrder(), changed(), NOW_MS));
    expect(respond(order, changed(), NOW_MS)).toEqual({ kind: 'same' });
    const other = changed({ promisedOn: '2030-04-06' });
    expect(respond(order, other, NOW_MS)).toMatchObject({ code: 'ORDER_SETTLED' });
  });

  it('counts only for the order as it is', () => {
    const order = anOrder({ revision: 2 });
    expect(respond(order, accepted, NOW_MS)).toMatchObject({ code: 'ORDER_CHANGED' });
    const over = anOrder({ status: 'lapsed' });
    expect(respond(over, accepted, NOW_MS)).toMatchObject({ code: 'ORDER_SETTLED' });
  });
});

describe('a change', () => {
  it.each([
    ['a line that is not in the order', { lineNo: 2 }, 'LINE_UNKNOWN'],
    ['more than was ordered', { quantity: 11 }, 'ORDER_REFUSED'],
    ['a day that is past', { promisedOn: '2030-02-28' }, 'ORDER_REFUSED'],
    ['nothing at all', { quantity: 0 }, 'ORDER_REFUSED'],
    ['what the order says', { promisedOn: '2030-03-31' }, 'ORDER_REFUSED'],
    ['a total beyond any ledger', { unitPriceMinor: 90_000_000_000_000 }, 'ORDER_REFUSED'],
  ])('to %s is refused', (_what, parts, code) => {
    expect(respond(anOrder(), changed(parts), NOW_MS)).toMatchObject({ kind: 'refused', code });
  });

  it('that names a line twice is refused', () => {
    const twice = changed();
    const lines = [...twice.lines, ...twice.lines];
    expect(respond(anOrder(), { ...twice, lines }, NOW_MS)).toMatchObject({ code: 'LINE_UNKNOWN' });
  });

  it('may leave a line out while another one stays', () => {
    const order = anOrder({ lines: [aLineState(), aLineState({ lineNo: 2 })] });
    const { status } = orderAfter(respond(order, changed({ quantity: 0 }), NOW_MS));
    expect(status).toBe('change_proposed');
  });
});
