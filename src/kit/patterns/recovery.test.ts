import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayTry, recoveryBudget, spend, totalUsed } from './recovery.ts';

it('a budget allows each kind and all together only so often, whatever is tried', () => {
  const kinds = fc.array(fc.constantFrom('widen' as const, 'retry' as const), { maxLength: 30 });
  fc.assert(
    fc.property(kinds, fc.nat(6), (tries, totalMost) => {
      let budget = recoveryBudget({ widen: 2, retry: 3 }, totalMost);
      for (const kind of tries) if (mayTry(budget, kind)) budget = spend(budget, kind);
      expect(totalUsed(budget)).toBeLessThanOrEqual(Math.min(totalMost, 5));
      expect(budget.used.widen).toBeLessThanOrEqual(2);
    }),
  );
});

it('spending what is not left is a bug and throws', () => {
  expect(() => spend(recoveryBudget({ widen: 0 }, 5), 'widen')).toThrow('widen');
});
