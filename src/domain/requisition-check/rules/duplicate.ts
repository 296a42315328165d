import type { ProcurementRequest } from '#contracts/http.ts';
import { daysAfter } from '../../days.ts';
import type { CheckFacts, RecentCase } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { advice, linesOf } from '../rule.ts';

const WITHIN_DAYS = 7;

/** The same person asked for the same goods and quantities a few days ago, and the case is open. */
export const duplicate: Rule = {
  passes: 'no open case asks for the same',
  look(request, facts) {
    const wanted = ofRequest(request, facts);
    const sinceMs = daysAfter(facts.nowMs, -WITHIN_DAYS);
    const same = facts.recentCases.find(
      (it) => it.isOpen && it.openedAtMs > sinceMs && ofCase(it) === wanted,
    );
    return same === undefined
      ? []
      : [advice(`case ${same.caseId} (${same.title}) asks for the same and is open`)];
  },
};

const keyOf = (itemId: string | null, description: string, quantity: number): string =>
  `${quantity} x ${itemId ?? description.trim().toLowerCase()}`;

const ofRequest = (request: ProcurementRequest, facts: CheckFacts): string =>
  linesOf(request, facts)
    .map(({ line, known }) =>
      keyOf(known.item?.itemId ?? null, line.description ?? line.item ?? '', line.quantity),
    )
    .toSorted()
    .join('\n');

const ofCase = ({ lines }: RecentCase): string =>
  lines
    .map((it) => keyOf(it.itemId, it.description, it.quantity))
    .toSorted()
    .join('\n');
