import type { Requisition } from '#contracts/procurement.ts';
import { isoDayOf } from '#domain/days.ts';
import type { SupplierFacts } from '#ports/supplier-directory.ts';
import type { Transaction } from './database.ts';
import { dependencies } from './dependencies.ts';
import { supplierRows } from './supplier-rows.ts';

type Stored = Awaited<ReturnType<Transaction['supplier']['findMany']>>[number];

/**
 * Everything that is known of these suppliers, by id; unknown ids are left out. How much we depend on
 * them is said for a requisition only.
 */
export async function supplierFacts(
  tx: Transaction,
  tenantId: string,
  supplierIds: string[],
  requisition?: Requisition,
): Promise<SupplierFacts[]> {
  const rows = await supplierRows(tx, tenantId, supplierIds);
  const stored = await tx.supplier.findMany({
    where: { tenantId, supplierId: { in: supplierIds } },
  });
  const depending =
    requisition === undefined ? null : await dependencies(tx, requisition, supplierIds);
  const byId = new Map(stored.map((it) => [it.supplierId, it]));
  return rows.map((row) => {
    const it = byId.get(row.supplierId);
    if (it === undefined) throw new Error(`supplier ${row.supplierId} vanished while it was read`);
    return {
      supplierId: row.supplierId,
      supplierName: row.supplierName,
      country: row.country,
      status: row.status,
      blockReason: it.blockReason,
      categories: it.categories,
      certificates: row.certificates,
      registrationNumber: it.registrationNumber,
      taxId: it.taxId,
      lei: it.lei,
      financials: financialsOf(it),
      paymentDaysBeyondTerms: it.paymentDaysBeyondTerms,
      esg: {
        score: it.esgScore,
        ratedOn: it.esgRatedOn === null ? null : isoDayOf(it.esgRatedOn.getTime()),
      },
      deliveries: {
        count: row.datedCount,
        onTimeCount: row.onTimeCount,
        meanDelayDays: row.meanDelayDays,
        receivedUnits: row.receivedUnits,
        rejectedUnits: row.rejectedUnits,
        inspectedCount: row.inspectedCount,
      },
      dependency: depending?.get(row.supplierId) ?? null,
    };
  });
}

/** All figures but sales, or nothing: a ratio over a guessed figure would be a guess. */
function financialsOf(it: Stored): SupplierFacts['financials'] {
  const {
    totalAssetsMinor,
    totalLiabilitiesMinor,
    workingCapitalMinor,
    retainedEarningsMinor,
    ebitMinor,
    salesMinor,
    equityBookMinor,
  } = it;
  if (totalAssetsMinor === null || totalLiabilitiesMinor === null) return null;
  if (workingCapitalMinor === null || retainedEarningsMinor === null) return null;
  if (ebitMinor === null || equityBookMinor === null) return null;
  return {
    totalAssetsMinor: Number(totalAssetsMinor),
    totalLiabilitiesMinor: Number(totalLiabilitiesMinor),
    workingCapitalMinor: Number(workingCapitalMinor),
    retainedEarningsMinor: Number(retainedEarningsMinor),
    ebitMinor: Number(ebitMinor),
    salesMinor: salesMinor === null ? null : Number(salesMinor),
    equityBookMinor: Number(equityBookMinor),
    currency: it.financialsCurrency ?? 'USD',
  };
}
