import { describe, expect, it } from 'vitest';
import { suspiciousText } from '#domain/negotiation/suspicious-text.ts';
import { aBrief } from '../../../tests/support/talk-builders.ts';
import { createSimulatedSuppliers } from './simulated-suppliers.ts';

const confirm = (seed: number, supplierIds: readonly string[] = ['alpha']) =>
  createSimulatedSuppliers().confirm({
    requisition: aBrief({ seed }).requisition,
    awards: supplierIds.map((supplierId) => ({ supplierId, lines: [] })),
  });

describe('the winners of an award', () => {
  const answers = Array.from({ length: 1_000 }, (_, seed) => confirm(seed)).flat();
  const declined = answers.filter((it) => !it.confirmed);

  it('decline in about one case of 25, with a plain reason', () => {
    expect(declined.length).toBeGreaterThan(20);
    expect(declined.length).toBeLessThan(65);
    expect(declined.every((it) => it.text.startsWith('We cannot confirm: '))).toBe(true);
    expect(new Set(declined.map((it) => it.text)).size).toBeGreaterThan(2);
    expect(answers.flatMap((it) => suspiciousText(it.text))).toEqual([]);
  });

  it('answer each for itself and the same again', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const all = confirm(seed, ['alpha', 'beta']);
      expect(all.map((it) => it.supplierId)).toEqual(['alpha', 'beta']);
      expect(all[0]).toEqual(confirm(seed)[0]);
    }
  });
});
