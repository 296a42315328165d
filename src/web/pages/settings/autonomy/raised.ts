import type { ApprovalPolicyBody, AutonomyStage } from '#contracts/approval-policy.ts';

/**
 * The policy with another stage for one category. It goes before the entries of wider categories,
 * because the first that fits counts; of its own earlier entry nothing stays.
 */
export function withStage(
  body: ApprovalPolicyBody,
  category: string,
  stage: AutonomyStage,
): ApprovalPolicyBody {
  const others = body.autonomy
    .map((it) => ({ ...it, categories: it.categories.filter((code) => code !== category) }))
    .filter((it) => it.categories.length > 0);
  return { ...body, autonomy: [{ categories: [category], stage }, ...others] };
}
