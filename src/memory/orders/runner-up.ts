import type { AwardProposal } from '#contracts/negotiation.ts';
import { daysAfter } from '#domain/days.ts';
import type { RunnerUp } from '#domain/order/revival.ts';
import type { Transaction } from '../database.ts';

/** How long an offer without a term of its own is kept warm after the award. */
const OFFER_KEPT_DAYS = 30;

type WarmRunnerUp = RunnerUp & {
  /** Of its last offer, in minor units; null = it made none. */
  totalMinor: number | null;
};

/** Who comes next should a winner fall out, and until when its offer may be taken. */
export async function findRunnerUp(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<WarmRunnerUp | null> {
  const award = await tx.award.findUnique({ where: { tenantId_caseId: { tenantId, caseId } } });
  const { runnerUp } = (award?.proposal ?? {}) as Partial<AwardProposal>;
  if (award === null || runnerUp == null) return null;
  const { supplierId } = runnerUp;
  const offer = await tx.offer.findFirst({
    where: { tenantId, caseId, supplierId, actor: 'supplier' },
    orderBy: [{ offeredAt: 'desc' }, { round: 'desc' }],
    select: { totalMinor: true },
  });
  const session = await tx.supplierSession.findUnique({
    where: { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } },
    select: { committed: true },
  });
  const { validUntilMs } = (session?.committed ?? {}) as { validUntilMs?: number | null };
  return {
    ...runnerUp,
    totalMinor: offer === null ? null : Number(offer.totalMinor),
    validUntilMs: validUntilMs ?? daysAfter(award.awardedAt.getTime(), OFFER_KEPT_DAYS),
  };
}
