import { describe, expect, test } from 'vitest';
import type { UploadedLines } from '#contracts/intake.ts';
import { emptyForm } from '../form/values.ts';
import { fileFault } from './file-fault.ts';
import { withUploaded } from './uploaded.ts';

describe('fileFault', () => {
  test('keeps a file of 50 MB from being sent', () => {
    expect(fileFault({ name: 'lines.csv', size: 50 * 1_024 * 1_024 })).toMatch(/Nothing was sent/);
  });
  test('lets through what the API takes', () => {
    expect(fileFault({ name: 'lines.csv', size: 256 * 1_024 })).toBeNull();
  });
  test('sends nothing where there is nothing', () => {
    expect(fileFault({ name: 'lines.csv', size: 0 })).toMatch(/empty/);
  });
});

test('a file fills in what nobody has, and changes nothing that somebody typed', () => {
  const uploaded: UploadedLines = {
    requisitionNo: 'R-1',
    lines: [{ description: 'gloves', quantity: 5, unitCode: 'PK' }],
    request: { budget: { amountMinor: 5_000, currency: 'EUR' }, needBy: '2027-01-01' },
    costCentre: '4711',
    deliveryPlace: null,
    rejected: [],
    notes: [],
  };
  const form = { ...emptyForm(), needBy: '2027-06-30', costCentre: '0815' };
  expect(withUploaded(form, uploaded)).toMatchObject({
    budget: { amountMinor: 5_000, currency: 'EUR' },
    needBy: '2027-06-30',
    costCentre: '0815',
    deliveryPlace: '',
    lines: [{ description: 'gloves' }],
  });
});
