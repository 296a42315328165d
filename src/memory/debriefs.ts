import type { Debrief } from '#contracts/debrief.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { LastOffer } from '#domain/award/debrief.ts';
import { debriefs } from '#domain/award/debrief.ts';
import type { Database, Transaction } from './database.ts';
import { briefOf } from './orders/order-rows.ts';

/** What each supplier that was not chosen is told; null while the case has no award. */
export function debriefsOf(
  database: Database,
  tenantId: string,
  caseId: string,
): Promise<Debrief[] | null> {
  return database.inTenant(tenantId, async (tx) => {
    const awarded = await tx.awardLine.findMany({
      where: { tenantId, caseId },
      select: { supplierId: true },
    });
    if (awarded.length === 0) return null;
    const { requisition } = await briefOf(tx, { tenantId, caseId });
    const winners = new Set(awarded.map((it) => it.supplierId));
    const offers = await lastOffers(tx, tenantId, caseId, winners);
    return debriefs(offers, requisition.prioritiesBp);
  });
}

async function lastOffers(
  tx: Transaction,
  tenantId: string,
  caseId: string,
  winners: ReadonlySet<string>,
): Promise<LastOffer[]> {
  const made = await tx.offer.findMany({
    where: { tenantId, caseId, actor: 'supplier', move: { not: 'walk_away' } },
    orderBy: [{ supplierId: 'asc' }, { offeredAt: 'desc' }, { round: 'desc' }],
    distinct: ['supplierId'],
  });
  const talks = await tx.talk.findMany({
    where: { tenantId, caseId },
    orderBy: { endedAt: 'asc' },
    select: { supplierId: true, result: true },
  });
  const judged = await tx.clearance.findMany({
    where: { tenantId, caseId },
    orderBy: { decidedAt: 'asc' },
    select: { supplierId: true, verdict: true, assessment: true },
  });
  const ids = [...made, ...talks, ...judged].map((it) => it.supplierId);
  const names = await tx.supplier.findMany({
    where: { tenantId, supplierId: { in: ids } },
    select: { supplierId: true, legalName: true },
  });
  return [...new Set(ids)].toSorted().map((supplierId) => {
    const offer = made.find((it) => it.supplierId === supplierId);
    const verdict = judged.findLast((it) => it.supplierId === supplierId)?.verdict ?? null;
    const result = talks.findLast((it) => it.supplierId === supplierId)?.result ?? null;
    return {
      supplierId,
      supplierName: names.find((it) => it.supplierId === supplierId)?.legalName ?? supplierId,
      terms: (offer?.terms ?? null) as Terms | null,
      utilityBp: offer?.utilityBp ?? null,
      isWinner: winners.has(supplierId),
      hindrance: hindranceOf(verdict, result),
    };
  });
}

function hindranceOf(verdict: string | null, result: string | null): string | null {
  if (result === 'walked_away') return 'You ended the talks yourself.';
  const isRefused = result === 'refused_by_compliance' || verdict === 'refusal';
  return isRefused ? 'You did not pass the checks that every supplier has to pass.' : null;
}
