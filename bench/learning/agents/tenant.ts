import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { Database } from '#memory/database.ts';
import { setPolicy } from '#memory/tenants.ts';
import type { HiddenSupplier } from '../world/hidden-supplier.ts';
import type { WorldCase } from '../world/world-case.ts';

/** Valid longer than any bench lasts. */
const VALID_TO = new Date('2099-12-31');

/** Sound companies that differ in nothing that anybody can see. */
const sound = (supplierId: string, n: number) => ({
  supplierId,
  legalName: `Supplier ${supplierId}`,
  country: 'DE',
  registrationNumber: `HRB 1000${n}`,
  taxId: `DE10000000${n}`,
  lei: `52990000000000000${n}00`,
  paymentDays: 30,
  incoterm: 'DAP',
  totalAssetsMinor: 900_000_000n,
  totalLiabilitiesMinor: 250_000_000n,
  workingCapitalMinor: 300_000_000n,
  retainedEarningsMinor: 280_000_000n,
  ebitMinor: 140_000_000n,
  salesMinor: 1_100_000_000n,
  equityBookMinor: 650_000_000n,
  financialsCurrency: 'USD',
});

/** A tenant with its suppliers, of whom it knows nothing yet. */
export async function makeTenant(
  database: Database,
  tenantId: string,
  policy: TenantPolicy,
  suppliers: readonly Pick<HiddenSupplier, 'supplierId'>[],
): Promise<void> {
  await setPolicy(database, tenantId, policy);
  await database.inTenant(tenantId, async (tx) => {
    for (const [n, { supplierId }] of suppliers.entries()) {
      await tx.supplier.create({ data: { tenantId, ...sound(supplierId, n) } });
      const certificate = { name: 'ISO 9001', number: `Q-${n}`, validTo: VALID_TO };
      await tx.supplierCertificate.create({ data: { tenantId, supplierId, ...certificate } });
    }
  });
}

/** Who offers the goods of a case, and for how much; the item has no offers before. */
export async function publishOffers(
  database: Database,
  tenantId: string,
  { requisition, offerings }: Pick<WorldCase, 'requisition' | 'offerings'>,
): Promise<void> {
  const [line] = requisition.lines;
  if (line?.itemId == null) throw new Error(`${requisition.caseId} asks for no item`);
  const { itemId, description, unitCode, classification } = line;
  const item = {
    description,
    unitCode,
    classificationScheme: classification?.scheme ?? null,
    classificationId: classification?.id ?? null,
  };
  await database.inTenant(tenantId, async (tx) => {
    await tx.item.upsert({
      where: { tenantId_itemId: { tenantId, itemId } },
      create: { tenantId, itemId, ...item },
      update: {},
    });
    await tx.catalogueEntry.createMany({
      data: offerings.map(({ hidden, listUnitPriceMinor }) => ({
        tenantId,
        supplierId: hidden.supplierId,
        itemId,
        unitPriceMinor: BigInt(listUnitPriceMinor),
        currency: requisition.currency,
        leadTimeDays: hidden.leadTimeDays,
        warrantyMonths: hidden.warrantyMonths,
      })),
    });
  });
}
