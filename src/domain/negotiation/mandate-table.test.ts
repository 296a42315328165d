import { describe, expect, it } from 'vitest';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { TenantPolicy as PolicySchema } from '#contracts/tenant-policy.ts';
import { LEVERS } from '#contracts/tenant-policy.ts';
import { aBrief, aCandidate, aCleared } from '../../../tests/support/talk-builders.ts';
import { mandateTable } from './mandate-table.ts';

const tableFor = (rules: Partial<TenantPolicy['negotiation']>) => {
  const { requisition, policy } = aBrief({}, {}, rules);
  return mandateTable({ requisition, policy, cleared: aCleared(aCandidate('alpha')) });
};

describe('what a mandate puts on the table', () => {
  it('is every lever, each to be traded for every other, unless the tenant says less', () => {
    const { levers, trades } = tableFor({});
    expect(levers.toSorted()).toEqual(LEVERS.toSorted());
    expect(trades).toHaveLength(LEVERS.length * (LEVERS.length - 1));
  });

  it('is what the tenant says, in its order', () => {
    const trades = [{ give: 'price' as const, get: 'warranty' as const }];
    const said = tableFor({ levers: ['warranty', 'price'], trades });
    expect(said).toMatchObject({ levers: ['warranty', 'price'], trades });
  });

  it('always has the price, last where it is left out', () => {
    expect(tableFor({ levers: ['warranty'] }).levers).toEqual(['warranty', 'price']);
  });
});

it('a policy that names a lever twice is refused', () => {
  const { policy } = aBrief({}, {}, { levers: ['price', 'price'] });
  const parsed = PolicySchema.safeParse(policy);
  expect(parsed.error?.issues[0]?.message).toBe('a lever is named twice');
});
