import type { SupplierFacts, SupplierMatch } from '#ports/supplier-directory.ts';
import type { Database, Transaction } from './database.ts';
import { supplierFacts } from './supplier-facts.ts';
import { onTimeBp, qualityBp, supplierRows } from './supplier-rows.ts';
import type { SupplierRow } from './supplier-rows.ts';

/** A supplier as lists show it; shares in basis points, null = never measured. */
export type SupplierView = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  status: SupplierMatch['status'];
  /** Classification ids. */
  categories: string[];
  scorecard: {
    deliveriesCount: number;
    onTimeBp: number | null;
    meanDelayDays: number | null;
    inspectedCount: number;
    qualityBp: number | null;
    /** Latest clearance, valid or not. */
    clearance: SupplierMatch['clearance'];
  };
};

export type SupplierDetail = SupplierView & {
  aliases: string[];
  email: string | null;
  address: string | null;
  paymentDays: number;
  incoterm: string | null;
  blockReason: string | null;
  certificates: SupplierFacts['certificates'];
  identifiers: {
    registrationNumber: string | null;
    taxId: string | null;
    lei: string | null;
    duns: string | null;
  };
  financials: SupplierFacts['financials'];
  paymentDaysBeyondTerms: SupplierFacts['paymentDaysBeyondTerms'];
  esg: SupplierFacts['esg'];
  catalogue: {
    itemId: string;
    description: string;
    unitCode: string;
    unitPriceMinor: number;
    currency: string;
    leadTimeDays: number;
    minimumOrderQuantity: number;
    capacityUnits: number | null;
    warrantyMonths: number;
    incoterm: string | null;
    features: string[];
  }[];
};

export type SupplierFilter = {
  /** Part of the name or an alias, whatever its case. */
  text?: string;
  status?: SupplierView['status'];
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Beginning of a classification id. */
  category?: string;
};

/** Suppliers of the tenant by id, those after the id `after`; `next` is null on the last page. */
export function listSuppliers(
  database: Database,
  tenantId: string,
  filter: SupplierFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ items: SupplierView[]; next: string | null }> {
  const { text = null, status = null, country = null, category = null } = filter;
  return database.inTenant(tenantId, async (tx) => {
    const found = await tx.$queryRaw<{ id: string; categories: string[] }[]>`
      select supplier_id as id, categories from suppliers
      where tenant_id = ${tenantId}
        and (${after}::text is null or supplier_id > ${after})
        and (${status}::text is null or status = ${status})
        and (${country}::text is null or country = ${country})
        and (${text}::text is null or strpos(lower(legal_name), lower(${text})) > 0
          or exists (select 1 from unnest(aliases) a where strpos(lower(a), lower(${text})) > 0))
        and (${category}::text is null
          or exists (select 1 from unnest(categories) c where starts_with(c, ${category})))
      order by supplier_id limit ${limit + 1}`;
    const shown = found.slice(0, limit);
    const rows = await supplierRows(
      tx,
      tenantId,
      shown.map((it) => it.id),
    );
    const items = rows.map((row) =>
      toView(row, shown.find((it) => it.id === row.supplierId)?.categories ?? []),
    );
    return { items, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** Which of these ids are suppliers of the tenant. */
export function knownSuppliers(
  database: Database,
  tenantId: string,
  supplierIds: string[],
): Promise<string[]> {
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.supplier.findMany({
      where: { tenantId, supplierId: { in: supplierIds } },
      select: { supplierId: true },
    });
    return rows.map((it) => it.supplierId);
  });
}

/** All that is known of one supplier; null when the tenant has no such one. */
export function getSupplier(
  database: Database,
  tenantId: string,
  supplierId: string,
): Promise<SupplierDetail | null> {
  return database.inTenant(tenantId, async (tx) => {
    const stored = await tx.supplier.findUnique({
      where: { tenantId_supplierId: { tenantId, supplierId } },
    });
    const [row] = await supplierRows(tx, tenantId, [supplierId]);
    const [facts] = await supplierFacts(tx, tenantId, [supplierId]);
    if (stored === null || row === undefined || facts === undefined) return null;
    const { registrationNumber, taxId, lei, duns } = stored;
    return {
      ...toView(row, stored.categories),
      aliases: stored.aliases,
      email: stored.email,
      address: stored.address,
      paymentDays: stored.paymentDays,
      incoterm: row.incoterm,
      blockReason: stored.blockReason,
      certificates: row.certificates,
      identifiers: { registrationNumber, taxId, lei, duns },
      financials: facts.financials,
      paymentDaysBeyondTerms: facts.paymentDaysBeyondTerms,
      esg: facts.esg,
      catalogue: await catalogueOf(tx, tenantId, supplierId),
    };
  });
}

function toView(row: SupplierRow, categories: string[]): SupplierView {
  const { supplierId, supplierName, country, status } = row;
  const { deliveriesCount, meanDelayDays, inspectedCount, clearance } = row;
  return {
    supplierId,
    supplierName,
    country,
    status,
    categories,
    scorecard: {
      deliveriesCount,
      onTimeBp: onTimeBp(row),
      meanDelayDays,
      inspectedCount,
      qualityBp: qualityBp(row),
      clearance,
    },
  };
}

function catalogueOf(
  tx: Transaction,
  tenantId: string,
  supplierId: string,
): Promise<SupplierDetail['catalogue']> {
  return tx.$queryRaw<SupplierDetail['catalogue']>`
    select e.item_id as "itemId", i.description, i.unit_code as "unitCode",
      e.unit_price_minor::float8 as "unitPriceMinor", e.currency,
      e.lead_time_days as "leadTimeDays", e.minimum_order_quantity as "minimumOrderQuantity",
      e.capacity_units as "capacityUnits", e.warranty_months as "warrantyMonths", e.incoterm,
      e.features
    from catalogue_entries e join items i using (tenant_id, item_id)
    where e.tenant_id = ${tenantId} and e.supplier_id = ${supplierId}
    order by e.item_id`;
}
