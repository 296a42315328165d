import { expect, test } from 'vitest';
import { bySort } from './supplier-order.ts';
import type { SupplierSummary } from './supplier-types.ts';

const supplier = (supplierId: string, onTimeBp: number | null): SupplierSummary => ({
  supplierId,
  supplierName: supplierId,
  country: null,
  status: 'active',
  categories: [],
  scorecard: {
    deliveriesCount: 0,
    onTimeBp,
    meanDelayDays: null,
    inspectedCount: 0,
    qualityBp: null,
    clearance: null,
  },
  record: {
    overallBp: 5_000,
    sampleSize: 0,
    standing: { name: 'average', fromBp: 0, rfq: 'allow', award: 'allow' },
  },
});
const suppliers = [supplier('a', null), supplier('b', 9_000), supplier('c', 7_000)];
const ids = (sorted: SupplierSummary[]) => sorted.map((it) => it.supplierId).join('');

test('the unknown come last upwards and downwards', () => {
  expect(ids(bySort(suppliers, 'on_time', false))).toBe('cba');
  expect(ids(bySort(suppliers, 'on_time', true))).toBe('bca');
});

test('names go by the alphabet', () => {
  expect(ids(bySort(suppliers, 'name', true))).toBe('cba');
});
