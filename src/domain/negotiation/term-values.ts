import type { TenantPolicy } from '#contracts/tenant-policy.ts';

type TermValues = NonNullable<TenantPolicy['negotiation']['termValues']>;

/**
 * For tenants that have not said: money costs 8 % a year; on top of the price a buyer pays for
 * carriage and insurance what is usual in sea and road freight of equipment. Duties are not in it:
 * they depend on the goods and on both countries.
 */
const usual: TermValues = {
  annualRateBp: 800,
  deliveryCosts: [
    { incoterm: 'EXW', costBp: 800 },
    { incoterm: 'FCA', costBp: 650 },
    { incoterm: 'FAS', costBp: 600 },
    { incoterm: 'FOB', costBp: 550 },
    { incoterm: 'CFR', costBp: 250 },
    { incoterm: 'CIF', costBp: 200 },
    { incoterm: 'CPT', costBp: 150 },
    { incoterm: 'CIP', costBp: 100 },
    { incoterm: 'DAP', costBp: 0 },
    { incoterm: 'DPU', costBp: 0 },
    { incoterm: 'DDP', costBp: 0 },
  ],
};

/** What terms beside the price are worth to the tenant. */
export const termValues = (rules: TenantPolicy['negotiation']): TermValues =>
  rules.termValues ?? usual;
