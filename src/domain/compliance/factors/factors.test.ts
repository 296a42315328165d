import { describe, expect, it } from 'vitest';
import { looking } from '../../../../tests/support/risk-factors.ts';
import { noFacts } from '../facts.ts';
import { factors } from './index.ts';

it('weights of all factors add up to 10,000', () => {
  const sum = Object.values(factors).reduce((total, it) => total + it.weightBp, 0);
  expect(sum).toBe(10_000);
});

describe.each(['financial', 'delivery', 'quality', 'geography', 'esg', 'concentration'] as const)(
  '%s without facts',
  (name) => {
    it('is unknown, covers nothing and says why', () => {
      const facts = noFacts({ supplierId: 's', supplierName: 'S' });
      const finding = factors[name].find(facts, looking);
      expect(finding).toMatchObject({ riskBp: null, coverageBp: 0 });
      expect(finding.evidence[0]).not.toBe('');
    });
  },
);
