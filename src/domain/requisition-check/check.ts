import type { ProcurementRequest } from '#contracts/http.ts';
import type { RequisitionCheck, RuleFinding } from '#contracts/requisition-check.ts';
import type { CheckFacts } from './facts.ts';
import { rules } from './rules/index.ts';

/**
 * Looks at a request by every rule before any supplier is bothered with it: what would fail, what
 * is worth thinking about, and what would put it right where that is known. A rule that had nothing
 * to compare with passes too, but says so.
 */
export function checkRequisition(request: ProcurementRequest, facts: CheckFacts): RequisitionCheck {
  const findings = Object.entries(rules).flatMap(([rule, { passes, blindTo, look }]) => {
    const found = look(request, facts);
    if (found.length > 0) return found.map((it): RuleFinding => ({ rule, checked: true, ...it }));
    const { checked, because } = blindTo?.(request, facts) ?? { checked: true, because: passes };
    return [{ rule, result: 'pass' as const, checked, because, field: null, fix: null }];
  });
  const has = (result: RuleFinding['result']) => findings.some((it) => it.result === result);
  return { verdict: has('fail') ? 'fail' : has('advice') ? 'advice' : 'pass', rules: findings };
}
