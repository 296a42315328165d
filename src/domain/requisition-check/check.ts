import type { ProcurementRequest } from '#contracts/http.ts';
import type { RequisitionCheck, RuleFinding } from '#contracts/requisition-check.ts';
import type { CheckFacts } from './facts.ts';
import { rules } from './rules/index.ts';

/**
 * Looks at a request by every rule before any supplier is bothered with it: what would fail, what
 * is worth thinking about, and what would put it right where that is known.
 */
export function checkRequisition(request: ProcurementRequest, facts: CheckFacts): RequisitionCheck {
  const findings = Object.entries(rules).flatMap(([rule, { passes, look }]): RuleFinding[] => {
    const found = look(request, facts);
    return found.length === 0
      ? [{ rule, result: 'pass', because: passes, field: null, fix: null }]
      : found.map((it) => ({ rule, ...it }));
  });
  const has = (result: RuleFinding['result']) => findings.some((it) => it.result === result);
  return { verdict: has('fail') ? 'fail' : has('advice') ? 'advice' : 'pass', rules: findings };
}
