import type { ApprovalDetail } from '#contracts/approvals.ts';
import type { Approval } from '../../../client/types.ts';
import { readShown } from '../shown/shown.ts';

/** The part of the address that names whom somebody would award. */
export const choiceText = (supplierIds: readonly string[]): string =>
  supplierIds.map(encodeURIComponent).join(' ');

/** Whom an address names; nobody where somebody wrote into it what no page did. */
export function choiceIn(text: string): string[] {
  try {
    return text.split(' ').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** Whether somebody would award others than those whom the question shows as winners. */
export function isOtherChoice(approval: Approval, chosenIds: readonly string[]): boolean {
  const shown = readShown(approval);
  if (shown.about !== 'award' || chosenIds.length === 0) return false;
  const winners = new Set(shown.it.lines.map((it) => it.supplierId));
  return chosenIds.length !== winners.size || chosenIds.some((it) => !winners.has(it));
}

/** Whether a question ended because an approver chose others, about whom the next one asks. */
export const isGivenToOthers = ({
  status,
  attempts,
}: Pick<ApprovalDetail, 'status' | 'attempts'>): boolean =>
  status === 'rejected' &&
  attempts.some(
    (it) =>
      it.outcome === 'counted' && it.decision === 'approve' && it.chosenSupplierIds.length > 0,
  );
