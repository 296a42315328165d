import type { CaseBrief } from '#contracts/messages.ts';
import type { Candidate, Market } from '#contracts/supplier.ts';
import type { DeskCommand } from '../desk.ts';

/** Whether an earlier clearance of a supplier still holds, so that compliance need not look again. */
export function isFresh(candidate: Candidate, atMs: number): boolean {
  const { clearance } = candidate;
  if (clearance === null || clearance.validUntilMs <= atMs) return false;
  return clearance.verdict === 'auto_approve' || clearance.verdict === 'conditional_approval';
}

/** Tells negotiation of suppliers whose earlier clearance still holds. */
export function clearedNotice(
  brief: CaseBrief,
  attempt: number,
  candidates: readonly Candidate[],
  market: Market,
): DeskCommand {
  return {
    kind: 'send',
    to: 'negotiation',
    type: 'NOTIFICATION',
    topic: 'negotiation.cleared',
    body: {
      brief,
      attempt,
      market,
      pendingSupplierIds: [],
      cleared: candidates.map((candidate) => ({
        candidate,
        verdict: candidate.clearance?.verdict ?? 'auto_approve',
        riskBp: candidate.clearance?.riskBp ?? null,
        conditions: candidate.clearance?.conditions ?? [],
      })),
    },
  };
}
