import type { TenantPolicy } from '#contracts/tenant-policy.ts';

export type AnswerWindow = NonNullable<TenantPolicy['negotiation']['realSuppliers']>;

const HOUR_MS = 3_600_000;
/** For tenants that have not said: three days, a word a day before the end, and one day more. */
const usual: AnswerWindow = {
  answerWithinMs: 72 * HOUR_MS,
  remindBeforeMs: 24 * HOUR_MS,
  extendOnceMs: 24 * HOUR_MS,
};
/** The last part of a case belongs to judging, the award and its approval. */
const KEPT_FOR_THE_AWARD = 10;

/** How long real suppliers have for an answer, in milliseconds. */
export const answerWindow = (rules: TenantPolicy['negotiation']): AnswerWindow =>
  rules.realSuppliers ?? usual;

/**
 * The moment until which an answer is waited for: the wanted time, but never into the last tenth of
 * the case. Epoch milliseconds; not after `fromMs` when no time is left.
 */
export function answerByMs(
  fromMs: number,
  wantedMs: number,
  ofCase: { openedAtMs: number; caseDeadlineMs: number },
): number {
  const { openedAtMs, caseDeadlineMs } = ofCase;
  const lastMs = openedAtMs + caseDeadlineMs - Math.floor(caseDeadlineMs / KEPT_FOR_THE_AWARD);
  return Math.min(fromMs + wantedMs, lastMs);
}
