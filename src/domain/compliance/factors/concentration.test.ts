import { describe, expect, it } from 'vitest';
import { risk } from '../../../../tests/support/risk-factors.ts';
import { someDependency } from '../../../../tests/support/supplier-builders.ts';
import type { SupplierFacts } from '../facts.ts';

describe('risk of dependency', () => {
  const of = (parts: Partial<NonNullable<SupplierFacts['dependency']>>) =>
    risk('concentration', { dependency: someDependency(parts) });

  it('is none for a small share with others to turn to, and all for everything from one', () => {
    expect(of({ boughtMinor: 100_000 })).toBe(0);
    const sole = { boughtMinor: 1_000_000, purchasesCount: 997, alternativesCount: 0 };
    expect(of(sole)).toBeGreaterThan(9_900);
  });

  it('never falls with a larger share or fewer alternatives', () => {
    const shares = [0, 300_000, 600_000, 1_000_000].map((it) => of({ boughtMinor: it }) ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const others = [4, 3, 2, 1, 0].map((it) => of({ alternativesCount: it }) ?? 0);
    expect(others).toEqual(others.toSorted((a, b) => a - b));
  });

  it('of the first order is not that of having bought everything from one', () => {
    expect(of({ boughtMinor: 1, boughtFromAllMinor: 1, purchasesCount: 1 })).toBe(0);
  });
});
