import { describe, expect, it } from 'vitest';
import { draw } from '../../draw.ts';
import { latePatterns, pricePatterns } from './find-patterns.ts';
import type { Pattern } from './find-patterns.ts';
import type { DeliveryCase, PriceCase } from './pattern-case.ts';
import { patternInWords } from './words.ts';

const ORDERS = 1_200;
const FIRST_DAY = 14_610;
const oneOf = (key: string, names: readonly string[]): string =>
  names[draw(key, 0, names.length - 1)] ?? '';

/** An order a day and a half, each with some lines that come together. */
function deliveries(lateShare: (it: DeliveryCase) => number): DeliveryCase[] {
  return Array.from({ length: ORDERS }, (_, no) => {
    const promisedDay = FIRST_DAY + Math.floor(no * 1.5);
    const order: DeliveryCase = {
      orderId: `order ${no}`,
      supplierId: oneOf(`supplier ${no}`, ['acme', 'bolt', 'cog']),
      category: oneOf(`category ${no}`, ['tools', 'pumps']),
      country: oneOf(`country ${no}`, ['KE', 'ZA', 'VN']),
      mode: oneOf(`mode ${no}`, ['Air', 'Truck']),
      incoterm: 'EXW',
      promisedDay,
      receivedDay: promisedDay,
    };
    const isLate = draw(`late ${no}`, 1, 1_000) <= 1_000 * lateShare(order);
    const line = { ...order, receivedDay: promisedDay + (isLate ? 9 : 0) };
    return Array.from({ length: draw(`lines ${no}`, 1, 4) }, () => line);
  }).flat();
}

function prices(change: (it: PriceCase) => number): PriceCase[] {
  return Array.from({ length: ORDERS }, (_, no) => {
    const item = draw(`item ${no}`, 1, 20);
    const day = FIRST_DAY + Math.floor(no * 1.5);
    const row: PriceCase = {
      orderId: `order ${no}`,
      supplierId: oneOf(`supplier ${item}`, ['acme', 'bolt', 'cog']),
      itemId: `item ${item}`,
      category: item <= 10 ? 'medicines' : 'kits',
      country: oneOf(`country ${no}`, ['KE', 'ZA', 'VN']),
      mode: 'Air',
      day,
      unitPriceMinor: 0,
      currency: 'USD',
      leadDays: draw(`lead ${no}`, 10, 200),
    };
    const noise = draw(`noise ${no}`, -30, 30) / 1_000;
    const unitPriceMinor = Math.round(item * 10_000 * Math.exp(change(row) + noise));
    return { ...row, unitPriceMinor };
  });
}

const held = (patterns: readonly Pattern[]) => patterns.filter((it) => it.verdict === 'holds');
const yearsIn = (day: number) => (day - FIRST_DAY) / 365;

describe('patterns of late deliveries', () => {
  it('are none where lateness depends on nothing', () => {
    expect(held(latePatterns(deliveries(() => 0.1)).patterns)).toEqual([]);
  });

  it('find the country that is late, by how much, and say it in words', () => {
    const { patterns } = latePatterns(deliveries((it) => (it.country === 'ZA' ? 0.4 : 0.05)));
    const [found] = held(patterns).filter((it) => it.subject.country === 'ZA');
    expect(found?.kind).toBe('country');
    expect(found?.effect?.lowBp).toBeLessThan(3_500);
    expect(found?.effect?.highBp).toBeGreaterThan(3_500);
    expect(found && patternInWords(found)).toMatch(
      /^Deliveries to ZA: late more often .* orders\./,
    );
  });

  it('tell a mode from the country that uses it', () => {
    const cases = deliveries((it) => (it.country === 'ZA' ? 0.4 : 0.05)).map((it) =>
      it.country === 'ZA' ? { ...it, mode: 'Ocean' } : it,
    );
    const { patterns } = latePatterns(cases);
    expect(patterns).toContainEqual(
      expect.objectContaining({
        subject: { mode: 'Ocean' },
        verdict: 'confounded',
        confoundedWith: { kind: 'country', name: 'ZA' },
      }),
    );
  });

  it('find a season that comes back, and none that was there once', () => {
    const isMarch = (it: DeliveryCase) =>
      yearsIn(it.promisedDay) % 1 > 0.17 && yearsIn(it.promisedDay) % 1 < 0.24;
    const yearly = latePatterns(deliveries((it) => (isMarch(it) ? 0.7 : 0.05)));
    expect(held(yearly.patterns).map((it) => it.subject.month)).toContain(3);
    const once = latePatterns(
      deliveries((it) => (isMarch(it) && yearsIn(it.promisedDay) < 1 ? 0.7 : 0.05)),
    );
    expect(held(once.patterns).filter((it) => it.kind === 'season')).toEqual([]);
  });

  it('find the supplier that is late in one country alone', () => {
    const isBoth = (it: DeliveryCase) => it.supplierId === 'bolt' && it.country === 'KE';
    const { patterns } = latePatterns(deliveries((it) => (isBoth(it) ? 0.5 : 0.05)));
    expect(held(patterns).map((it) => it.subject)).toContainEqual({
      supplierId: 'bolt',
      country: 'KE',
    });
    expect(
      held(patterns).filter((it) => it.kind === 'country' && it.subject.country === 'KE'),
    ).toEqual([]);
  });

  it('do not depend on the order of the cases, and say nothing of a few', () => {
    const cases = deliveries((it) => (it.country === 'ZA' ? 0.4 : 0.05));
    const backwards = latePatterns(cases.toReversed()).patterns;
    expect(held(backwards).map((it) => it.subject)).toEqual(
      held(latePatterns(cases).patterns).map((it) => it.subject),
    );
    expect(held(latePatterns(cases.slice(0, 40)).patterns)).toEqual([]);
    expect(latePatterns([])).toMatchObject({ casesCount: 0, confirmedFromDay: null });
  });
});

describe('patterns of prices', () => {
  it('find the category that falls and leave the one that does not', () => {
    const { patterns } = pricePatterns(
      prices((it) => (it.category === 'medicines' ? -0.1 * yearsIn(it.day) : 0)),
    );
    const trends = held(patterns).filter((it) => it.kind === 'price_trend' && it.subject.category);
    expect(trends.map((it) => it.subject.category)).toEqual(['medicines']);
    expect(trends[0]?.effect?.differenceBp).toBeGreaterThan(-1_100);
    expect(trends[0]?.effect?.differenceBp).toBeLessThan(-800);
  });

  it('find what short notice costs', () => {
    const { patterns } = pricePatterns(prices((it) => ((it.leadDays ?? 99) < 50 ? 0.1 : 0)));
    const [urgency] = patterns.filter((it) => it.kind === 'urgency_premium');
    expect(urgency?.verdict).toBe('holds');
    expect(urgency?.effect?.differenceBp).toBeGreaterThan(600);
  });

  it('leave out prices in another unit', () => {
    const cases = prices(() => 0).map((it, at) =>
      at % 50 === 0 ? { ...it, unitPriceMinor: it.unitPriceMinor * 500 } : it,
    );
    expect(pricePatterns(cases).casesCount).toBe(ORDERS - ORDERS / 50);
    expect(held(pricePatterns(cases).patterns)).toEqual([]);
  });
});
