import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayNumberOf } from '#domain/days.ts';
import { latePatterns, pricePatterns } from '#domain/learning/patterns/find-patterns.ts';
import type { Pattern } from '#domain/learning/patterns/find-patterns.ts';
import type { DeliveryCase, PriceCase } from '#domain/learning/patterns/pattern-case.ts';
import { readCsv } from '../import/csv-table.ts';
import { scmsDate } from '../import/scms-date.ts';
import { SCMS_COLUMNS, WAREHOUSE } from '../import/scms-row.ts';

const FILE = new URL('../../../data/scms-delivery-history-2006-2012.csv', import.meta.url);

/** The lines that vendors delivered, each as a delivery and as a price. */
function theRealRows(): { deliveries: DeliveryCase[]; prices: PriceCase[] } {
  const deliveries: DeliveryCase[] = [];
  const prices: PriceCase[] = [];
  for (const { cells } of readCsv(readFileSync(FILE, 'utf8'), SCMS_COLUMNS)) {
    const cell = (name: string) => cells[name] ?? '';
    const day = (name: string) => {
      const date = scmsDate(cell(name));
      return date === null ? null : dayNumberOf(date);
    };
    const promisedDay = day('Scheduled Delivery Date');
    const receivedDay = day('Delivered to Client Date');
    const orderedDay = day('PO Sent to Vendor Date');
    if (cell('Vendor') === WAREHOUSE || promisedDay === null || receivedDay === null) continue;
    const line = {
      orderId: cell('PO / SO #'),
      supplierId: cell('Vendor'),
      category: cell('Product Group').endsWith('RDT') ? 'test kits' : 'medicines',
      country: cell('Country'),
      mode: cell('Shipment Mode') === 'N/A' ? null : cell('Shipment Mode'),
    };
    deliveries.push({ ...line, incoterm: cell('Vendor INCO Term'), promisedDay, receivedDay });
    prices.push({
      ...line,
      itemId: cell('Item Description'),
      day: orderedDay ?? promisedDay,
      unitPriceMinor: Math.round(Number(cell('Pack Price')) * 100),
      currency: 'USD',
      leadDays: orderedDay === null ? null : promisedDay - orderedDay,
    });
  }
  return { deliveries, prices };
}

const real = theRealRows();
const late = latePatterns(real.deliveries);
const price = pricePatterns(real.prices);
const of = (patterns: readonly Pattern[], kind: string) =>
  patterns.filter((it) => it.kind === kind);

describe('patterns of the sample years', () => {
  it('rest on all lines that vendors delivered', () => {
    expect(late.casesCount).toBe(2_768);
  });

  it('know no season of late deliveries, though all twelve months were tried', () => {
    const season = of(late.patterns, 'season');
    expect(season).toHaveLength(12);
    expect(season.filter((it) => it.verdict === 'holds')).toEqual([]);
  });

  it.each([{ mode: 'Ocean' }, { incoterm: 'DDP' }])(
    'do not take %o for a reason, and name South Africa instead',
    (subject) => {
      expect(
        late.patterns.find((it) => JSON.stringify(it.subject) === JSON.stringify(subject)),
      ).toMatchObject({
        verdict: 'confounded',
        confoundedWith: { kind: 'country', name: 'South Africa' },
      });
    },
  );

  it('find South Africa, and that its late lines are later parts of split orders', () => {
    const found = late.patterns.find((it) => it.subject.country === 'South Africa');
    expect(found).toMatchObject({ kind: 'country', verdict: 'holds' });
    expect(found?.effect?.lowBp).toBeGreaterThan(0);
    expect(found?.laterPartsCount).toBeGreaterThan(0.9 * (found?.lateLinesCount ?? 0));
  });

  it('try Aurobindo in South Africa, and say that the later years do not settle it', () => {
    const tried = of(late.patterns, 'supplier_in_country').find((it) =>
      it.subject.supplierId?.startsWith('Aurobindo'),
    );
    expect(tried).toMatchObject({ subject: { country: 'South Africa' }, verdict: 'not_found' });
    expect(tried?.effect?.differenceBp).toBeGreaterThan(0);
  });

  it('find that medicines get cheaper and test kits do not', () => {
    const trendOf = (category: string) =>
      of(price.patterns, 'price_trend').find((it) => it.subject.category === category);
    expect(trendOf('medicines')).toMatchObject({ verdict: 'holds' });
    expect(trendOf('medicines')?.effect?.highBp).toBeLessThan(0);
    expect(trendOf('test kits')).toMatchObject({ verdict: 'not_found' });
  });

  it('do not take a mix of sellers for a price that rises', () => {
    const risen = of(price.patterns, 'price_trend').filter(
      (it) => it.verdict === 'holds' && (it.effect?.differenceBp ?? 0) > 0,
    );
    expect(risen).toEqual([]);
  });
});
