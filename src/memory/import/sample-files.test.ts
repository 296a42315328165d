import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE_COLUMNS, parseCatalogueRow } from './catalogue-row.ts';
import { readCsv } from './csv-table.ts';
import { OUTCOME_COLUMNS, parseOutcomeRow } from './outcome-row.ts';
import { SCMS_COLUMNS, parseScmsRow } from './scms-row.ts';
import type { ScmsRow } from './scms-row.ts';
import { entriesOf, suppliersOf } from './scms-catalogue.ts';
import { SUPPLIER_COLUMNS, SUPPLIER_COLUMNS_OPTIONAL, parseSupplierRow } from './supplier-row.ts';

const read = (name: string) => readFileSync(new URL(`../../../data/${name}`, import.meta.url));
const codes = JSON.parse(read('cpv-2008-en.json').toString()) as Record<string, string>;

const catalogue = readCsv(read('equipment-catalogue.csv'), CATALOGUE_COLUMNS)
  .map(parseCatalogueRow)
  .flatMap((it) => (it.ok ? [it.value] : []));
const suppliers = readCsv(
  read('equipment-suppliers.csv'),
  SUPPLIER_COLUMNS,
  SUPPLIER_COLUMNS_OPTIONAL,
)
  .map(parseSupplierRow)
  .flatMap((it) => (it.ok ? [it.value] : []));

describe('the sample files', () => {
  it.each([
    ['equipment-suppliers.csv', SUPPLIER_COLUMNS, parseSupplierRow],
    ['equipment-catalogue.csv', CATALOGUE_COLUMNS, parseCatalogueRow],
    ['equipment-outcomes.csv', OUTCOME_COLUMNS, parseOutcomeRow],
    ['scms-delivery-history-2006-2012.csv', SCMS_COLUMNS, parseScmsRow],
  ])('%s has no row that would be refused', (name, columns, parse) => {
    const refused = readCsv(read(name), columns, SUPPLIER_COLUMNS_OPTIONAL).flatMap((row) => {
      const parsed = parse(row, Date.now());
      return parsed.ok ? [] : parsed.rejected;
    });
    expect(refused).toEqual([]);
  });

  it('classify with codes of the Common Procurement Vocabulary', () => {
    const used = [...catalogue.map((it) => it.classificationId), '33600000-6', '33141625-7'];
    const categories = suppliers.flatMap((it) => it.categories);
    expect([...used, ...categories].filter((it) => !(it in codes))).toEqual([]);
  });

  it('offer manufacturing equipment within 75,000 USD at several suppliers in good standing', () => {
    const good = new Set(
      suppliers.filter((it) => it.status === 'active').map((it) => it.supplierId),
    );
    const offers = catalogue.filter(
      (it) =>
        it.description.startsWith('Manufacturing equipment') &&
        it.unitPriceMinor <= 7_500_000 &&
        it.currency === 'USD' &&
        good.has(it.supplierId),
    );
    expect(offers.length).toBeGreaterThanOrEqual(6);
    expect(offers.map((it) => it.supplierId)).toEqual(
      expect.arrayContaining(['techparts-global', 'eco-materials', 'precision-engineering']),
    );
  });

  it('have 60 vendors in the SCMS history, and orders precede their promised delivery', () => {
    const rows: ScmsRow[] = readCsv(read('scms-delivery-history-2006-2012.csv'), SCMS_COLUMNS)
      .map(parseScmsRow)
      .flatMap((it) => (it.ok ? [it.value] : []));
    expect(suppliersOf(rows)).toHaveLength(60);
    expect(entriesOf(rows).every((it) => it.leadTimeDays > 0)).toBe(true);
    // One order of the file was written down after its promised day.
    const ahead = rows.filter((it) => (it.orderedOn ?? '') > (it.promisedOn ?? '9'));
    expect(ahead).toHaveLength(1);
  });
});
