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
 * @param known what was found in this case and the conditions of the clearance; null = not assessed
 * @param lowUpToBp the financial risk up to which money may be lent, in basis points
 */
export function decideTerm(
  term: 'prepayment' | 'lead_time',
  value: number,
  known: { assessment: Assessment; conditions: readonly string[] } | null,
  lowUpToBp: number,
): TermVerdict {
  if (term === 'lead_time') {
    return {
      allowed: true,
      conditions: [factors.delivery.condition],
      because: `a lead time of ${value} days changes no risk factor`,
    };
  }
  const refused = (because: string): TermVerdict => ({ allowed: false, conditions: [], because });
  if (known === null) return refused('the supplier was not assessed in this case');
  const { condition } = factors.financial;
  if (known.conditions.includes(condition)) return refused(`cleared on condition: ${condition}`);
  const row = known.assessment.factors.find((it) => it.name === 'financial');
  const financialBp = row?.riskBp ?? null;
  if (financialBp === null) return refused('the financial risk is unknown');
  if (financialBp > lowUpToBp)
    return refused(`financial risk ${financialBp} bp is above ${lowUpToBp} bp`);
  if (value > PREPAYMENT_BP_MAX)
    return refused(`${showShare(value)} is above ${showShare(PREPAYMENT_BP_MAX)}`);
  return {
    allowed: true,
    conditions: ['bank guarantee for the prepayment'],
    because: `financial risk ${financialBp} bp, ${showShare(value)} before delivery`,
  };
}
