import type { ApprovalPolicyBody, ApprovalRule } from '#contracts/approval-policy.ts';
import type { FieldIssue } from '#contracts/errors.ts';
import type { Clerk } from './judge-answer.ts';
import { isApprover } from './judge-answer.ts';

/**
 * What would let questions run out: names that nobody has, and steps that people cannot fill.
 * @param able people with a live key that may approve, each once
 */
export const approvalPolicyFaults = (
  { rules }: ApprovalPolicyBody,
  able: readonly Clerk[],
): FieldIssue[] =>
  rules.flatMap((rule, at) => [
    ...amountFaults(rule, `body.rules.${at}`),
    ...nameFaults(rule, `body.rules.${at}`, able),
    ...fillFaults(rule, `body.rules.${at}`, able),
  ]);

function amountFaults({ when }: ApprovalRule, path: string): FieldIssue[] {
  const { amountFromMinor = 0, amountToMinor = amountFromMinor } = when;
  return amountToMinor < amountFromMinor
    ? [{ path: `${path}.when.amountToMinor`, message: 'is below amountFromMinor' }]
    : [];
}

const nameFaults = (rule: ApprovalRule, path: string, able: readonly Clerk[]): FieldIssue[] =>
  rule.steps.flatMap((step, at) =>
    (['approvers', 'escalateTo'] as const).flatMap((field) =>
      step[field].flatMap((name, no) =>
        able.some((it) => isApprover(it, [name]))
          ? []
          : [
              {
                path: `${path}.steps.${at}.${field}.${no}`,
                message: `"${name}" is no key id, name or role of a live key that may approve`,
              },
            ],
      ),
    ),
  );

/** Two steps are two people: every place has to find one of its own. */
function fillFaults(rule: ApprovalRule, path: string, able: readonly Clerk[]): FieldIssue[] {
  const places = rule.steps.flatMap(({ approvers, quorum }, at) =>
    Array.from({ length: quorum }, () => ({
      at,
      fit: able.flatMap((it, no) => (isApprover(it, approvers) ? [no] : [])),
    })),
  );
  const holders = new Map<number, number>();
  const seat = (place: number, tried: Set<number>): boolean =>
    (places[place]?.fit ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const before = holders.get(person);
      if (before !== undefined && !seat(before, tried)) return false;
      holders.set(person, place);
      return true;
    });
  const empty = places.findIndex((_, place) => !seat(place, new Set()));
  return empty === -1
    ? []
    : [
        {
          path: `${path}.steps.${places[empty]?.at ?? 0}.quorum`,
          message: 'there are too few people: nobody counts twice in one question',
        },
      ];
}
