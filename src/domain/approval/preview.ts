import type { PinnedApprovals } from '#contracts/approval-policy.ts';
import type { RulePreview } from '#contracts/approvals.ts';
import { openChain } from './chain.ts';
import { lapsesAtMs } from './lapse.ts';
import { progressOf } from './progress.ts';
import type { AskedFacts } from './rule.ts';
import { pinnedRule } from './rule.ts';

/** The steps that a question would take if it were asked now, and until when. */
export function previewRule(
  pinned: PinnedApprovals | null,
  asked: Omit<AskedFacts, 'categories' | 'costCentre'>,
  nowMs: number,
  usualTimeMs: number,
): RulePreview {
  const rule = pinned === null ? null : pinnedRule(pinned, asked);
  const expiresAtMs = lapsesAtMs(pinned, rule, nowMs, usualTimeMs);
  if (pinned === null || rule === null) {
    return {
      version: pinned?.version ?? null,
      rule: null,
      asked: 'above_the_limits',
      stage: pinned?.stage ?? 'act',
      stepsOrder: 'sequential',
      steps: [],
      expiresAtMs,
    };
  }
  const chain = openChain(rule, pinned.version, pinned.calendar, nowMs);
  const states = progressOf(chain, []).steps;
  return {
    version: pinned.version,
    rule: rule.title,
    asked: rule.askAlways || pinned.stage !== 'act' ? 'always' : 'above_the_limits',
    stage: pinned.stage,
    stepsOrder: chain.order,
    steps: chain.steps.map((it, at) => ({
      ...it,
      status: states[at]?.status ?? 'waiting',
      approvedBy: [],
      expiresAtMs,
    })),
    expiresAtMs,
  };
}
