import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Transaction } from './database.ts';

/** What a case was awarded; there is at most one award of a case. */
export type AwardView = {
  proposal: AwardProposal;
  approvedBy: string;
  awardedAtMs: number;
  /** Per line of the proposal the mandate it was checked under; null when it is not known. */
  checkedUnder: { lineNo: number; supplierId: string; mandateHash: string | null }[];
};

/** The award of a case; null while there is none. */
export async function findAward(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<AwardView | null> {
  const row = await tx.award.findUnique({ where: { tenantId_caseId: { tenantId, caseId } } });
  if (row === null) return null;
  return {
    proposal: row.proposal as unknown as AwardProposal,
    approvedBy: row.approvedBy,
    awardedAtMs: row.awardedAt.getTime(),
    checkedUnder: await tx.awardLine.findMany({
      where: { tenantId, caseId },
      orderBy: { position: 'asc' },
      select: { lineNo: true, supplierId: true, mandateHash: true },
    }),
  };
}
