import type { TenantPolicy } from '#contracts/procurement.ts';
import type { Assessment } from '#contracts/supplier.ts';
import { showShare } from '../money.ts';
import { factors } from './factors/index.ts';

/** The most that may be paid before delivery, whoever the supplier is. */
const PREPAYMENT_BP_MAX = 3_000;

export type TermVerdict = { allowed: boolean; conditions: string[]; because: string };

/**
 * Whether a term that negotiation met is a risk worth taking with a cleared supplier. Prepayment is
 * lent money: only a supplier of low and known financial risk may hold it, against a guarantee.
 * @param value basis points of the total for a prepayment, days for a lead time
 * @param conditions those that the clearance came with
 */
export function decideTerm(
  term: 'prepayment' | 'lead_time',
  value: number,
  assessment: Assessment,
  conditions: readonly string[],
  risk: Pick<TenantPolicy['risk'], 'approveUpToBp'>,
): TermVerdict {
  if (term === 'lead_time') {
    return {
      allowed: true,
      conditions: [factors.delivery.condition],
      because: `a lead time of ${value} days changes no risk factor`,
    };
  }
  const refused = (because: string): TermVerdict => ({ allowed: false, conditions: [], because });
  const { condition } = factors.financial;
  if (conditions.includes(condition)) return refused(`cleared on condition: ${condition}`);
  const financialBp = assessment.factors.find((it) => it.name === 'financial')?.riskBp ?? null;
  if (financialBp === null) return refused('the financial risk is unknown');
  if (financialBp > risk.approveUpToBp)
    return refused(`financial risk ${financialBp} bp is above ${risk.approveUpToBp} bp`);
  if (value > PREPAYMENT_BP_MAX)
    return refused(`${showShare(value)} is above ${showShare(PREPAYMENT_BP_MAX)}`);
  return {
    allowed: true,
    conditions: ['bank guarantee for the prepayment'],
    because: `financial risk ${financialBp} bp, ${showShare(value)} before delivery`,
  };
}
