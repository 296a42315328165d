import type { Certificate } from '#domain/compliance/facts.ts';
import type { Database } from './database.ts';

const dayOf = (date: string | null): Date | null => (date === null ? null : new Date(date));

/**
 * Records a certificate, in place of one of the same name and number. The supplier counts as changed.
 * @returns false when the tenant has no such supplier
 */
export function putCertificate(
  database: Database,
  tenantId: string,
  supplierId: string,
  { name, number, validFrom, validTo }: Certificate,
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const touched = await tx.supplier.updateMany({
      where: { tenantId, supplierId },
      data: { updatedAt: new Date() },
    });
    if (touched.count === 0) return false;
    const key = { tenantId, supplierId, name, number };
    const period = { validFrom: dayOf(validFrom), validTo: dayOf(validTo) };
    await tx.supplierCertificate.upsert({
      where: { tenantId_supplierId_name_number: key },
      create: { ...key, ...period },
      update: period,
    });
    return true;
  });
}
