import type { ClearedCandidate, Mandate } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Lever, TenantPolicy } from '#contracts/tenant-policy.ts';
import { termValues } from './term-values.ts';

type Table = Pick<
  Mandate,
  'incoterms' | 'levers' | 'trades' | 'termValues' | 'supplierRiskBp' | 'supplierOnTimeBp'
>;

/** For tenants that have not said: everything, first what most suppliers give most cheaply. */
const usualLevers: readonly Lever[] = [
  'payment_days',
  'warranty',
  'incoterm',
  'early_payment_discount',
  'volume_rebate',
  'lead_time',
  'price',
];

/**
 * What a mandate puts on the table beside the limits: levers in their order, the trades allowed, the
 * incoterms wished that have a known cost, and what terms and the supplier are worth. The price is
 * always a lever; where the policy leaves it out, it comes last.
 */
export function mandateTable({
  requisition,
  cleared,
  policy,
}: {
  requisition: Requisition;
  cleared: ClearedCandidate;
  policy: TenantPolicy;
}): Table {
  const rules = policy.negotiation;
  const values = termValues(rules);
  const known = values.deliveryCosts.map((it) => it.incoterm);
  const wanted = rules.levers ?? usualLevers;
  const levers = wanted.includes('price') ? [...wanted] : [...wanted, 'price' as const];
  return {
    incoterms: known.filter((it) => requisition.wishes.incoterms?.includes(it) ?? true),
    levers,
    trades: rules.trades ?? everyTrade(levers),
    termValues: values,
    supplierRiskBp: cleared.riskBp,
    supplierOnTimeBp: cleared.candidate.onTimeBp,
  };
}

const everyTrade = (levers: readonly Lever[]): Mandate['trades'] =>
  levers.flatMap((give) => levers.flatMap((get) => (give === get ? [] : [{ give, get }])));
