import type { ApprovalPolicyBody, ApprovalRule } from '#contracts/approval-policy.ts';

const step = (at: number): ApprovalRule['steps'][number] => ({
  stepId: `step-${at}`,
  title: 'Approval',
  approvers: [],
  quorum: 1,
  remindAfterHours: 8,
  escalateAfterHours: null,
  escalateTo: [],
});

export const newRule = (): ApprovalRule => ({
  title: 'Awards',
  when: { about: ['award'] },
  order: 'sequential',
  steps: [step(1)],
  expireAfterHours: null,
  askAlways: false,
});

/** A step whose id none of the others has. */
export function newStep(steps: readonly { stepId: string }[]): ApprovalRule['steps'][number] {
  let at = steps.length + 1;
  while (steps.some((it) => it.stepId === `step-${at}`)) at += 1;
  return step(at);
}

/** What a tenant without a policy begins with. */
export const firstBody = (): ApprovalPolicyBody => ({
  rules: [newRule()],
  calendar: null,
  autonomy: [],
});

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === null ||
  (Array.isArray(value) && value.length === 0);

/** The body without the conditions that a form left empty: those do not matter. */
export function withoutEmpty(body: ApprovalPolicyBody): ApprovalPolicyBody {
  return {
    ...body,
    rules: body.rules.map((rule) => ({
      ...rule,
      when: Object.fromEntries(Object.entries(rule.when).filter(([, value]) => !isEmpty(value))),
    })),
    autonomy: body.autonomy.filter((it) => it.categories.length > 0),
  };
}

/** A body from JSON that somebody typed; null when it is none. The API checks the rest. */
export function parsedBody(json: string): ApprovalPolicyBody | null {
  try {
    const it: unknown = JSON.parse(json);
    if (typeof it !== 'object' || it === null || !('rules' in it)) return null;
    if (!Array.isArray(it.rules) || !it.rules.every(hasSteps)) return null;
    return { calendar: null, autonomy: [], ...it } as unknown as ApprovalPolicyBody;
  } catch {
    return null;
  }
}

const hasSteps = (rule: unknown): boolean =>
  typeof rule === 'object' &&
  rule !== null &&
  'when' in rule &&
  'steps' in rule &&
  Array.isArray(rule.steps);
