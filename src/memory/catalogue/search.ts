import { countriesIn, regionsOf } from '#domain/sourcing/regions.ts';
import type { Region } from '#domain/sourcing/regions.ts';
import type { Database, Transaction } from '../database.ts';
import type { EntryFilter } from './facets.ts';
import { findEntries } from './find-entries.ts';
import type { Correction, FoundBy, FoundEntry } from './request.ts';

/** What a person or an agent looks for; a field left out asks for nothing. */
export type CatalogueQuery = Omit<EntryFilter, 'countries'> & {
  /** Words, a part number or an item id. */
  text?: string;
  /** A part number or its beginning. */
  partNumber?: string;
  /** ISO 3166-1 alpha-2; suppliers of these countries or of the regions count. */
  countries?: readonly string[];
  regions?: readonly Region[];
  /** False leaves out what only stands in for what was found; absent = true. */
  substitutesAllowed?: boolean;
};

/** An entry with its supplier. */
export type CatalogueHit = Omit<FoundEntry, 'no'> & {
  supplierName: string;
  country: string | null;
  regions: Region[];
  supplierStatus: string;
  /** Names of certificates that hold today. */
  certificates: string[];
};

export type CataloguePage = {
  items: CatalogueHit[];
  /** Where the next page begins; null on the last one. */
  next: number | null;
  foundBy: FoundBy;
  corrections: Correction[];
  /** False when more entries fit than were weighed; narrow the question to see the others. */
  isComplete: boolean;
};

/** Catalogue entries for a question, best first, from the `from`th on. */
export function searchCatalogue(
  database: Database,
  tenantId: string,
  query: CatalogueQuery,
  { from, limit }: { from: number; limit: number },
): Promise<CataloguePage> {
  const { text = '', partNumber = null, countries = [], regions = [], ...filter } = query;
  const { substitutesAllowed = true, ...bounds } = filter;
  const allCountries = countriesIn(regions, countries);
  const request = {
    no: 1,
    itemId: null,
    partNumber,
    text,
    filter: { ...bounds, ...(allCountries.length > 0 && { countries: allCountries }) },
    substitutesAllowed,
  };
  return database.inTenant(tenantId, async (tx) => {
    const [found] = await findEntries(tx, tenantId, [request], from + limit + 1);
    if (found === undefined) throw new Error('a search has an answer for its request');
    const { entries, foundBy, corrections, isComplete } = found;
    const shown = entries.slice(from, from + limit);
    const next = entries.length > from + limit ? from + limit : null;
    return {
      items: await withSuppliers(tx, tenantId, shown),
      next,
      foundBy,
      corrections,
      isComplete,
    };
  });
}

type SupplierLine = Pick<
  CatalogueHit,
  'supplierName' | 'country' | 'supplierStatus' | 'certificates'
> & {
  supplierId: string;
};

async function withSuppliers(
  tx: Transaction,
  tenantId: string,
  entries: readonly FoundEntry[],
): Promise<CatalogueHit[]> {
  const ids = [...new Set(entries.map((it) => it.supplierId))];
  const suppliers =
    ids.length === 0
      ? []
      : await tx.$queryRaw<SupplierLine[]>`
    select s.supplier_id as "supplierId", s.legal_name as "supplierName", s.country,
      s.status as "supplierStatus",
      array(select c.name from supplier_certificates c
        where c.tenant_id = s.tenant_id and c.supplier_id = s.supplier_id
          and (c.valid_to is null or c.valid_to >= current_date)
        order by c.name) as certificates
    from suppliers s where s.tenant_id = ${tenantId} and s.supplier_id = any(${ids})`;
  const byId = new Map(suppliers.map((it) => [it.supplierId, it]));
  return entries.flatMap(({ no: _no, ...entry }) => {
    const supplier = byId.get(entry.supplierId);
    if (supplier === undefined) return [];
    const regions = supplier.country === null ? [] : regionsOf(supplier.country);
    return [{ ...entry, ...supplier, regions }];
  });
}
