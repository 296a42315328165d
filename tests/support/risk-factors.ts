import fc from 'fast-check';
import { expect } from 'vitest';
import type { SupplierFacts } from '#domain/compliance/facts.ts';
import { factors } from '#domain/compliance/factors/index.ts';
import { OPENED_AT_MS } from './case-builders.ts';
import { someFacts } from './supplier-builders.ts';

export const looking = { nowMs: OPENED_AT_MS, requiredCertificates: [] };
export const risk = (name: keyof typeof factors, parts: Partial<SupplierFacts>) =>
  factors[name].find(someFacts(parts), looking).riskBp;
export const evidence = (name: keyof typeof factors, parts: Partial<SupplierFacts> = {}) =>
  factors[name].find(someFacts(parts), looking).evidence.join('; ');

/** Facts and the same facts with one of them worse; no finding may be the better for it. */
export function neverLowers(
  name: keyof typeof factors,
  pairs: fc.Arbitrary<{ facts: Partial<SupplierFacts>; worse: Partial<SupplierFacts> }>,
) {
  fc.assert(
    fc.property(pairs, ({ facts, worse }) => {
      const [before, after] = [risk(name, facts), risk(name, { ...facts, ...worse })];
      expect(before).not.toBeNull();
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
      expect(Number.isInteger(after)).toBe(true);
      expect(after).toBeLessThanOrEqual(10_000);
    }),
  );
}
