import type { SupplierScreening } from '#contracts/screening.ts';
import type { Identifier } from '#domain/screening/listed-party.ts';

/** A supplier as it is compared with lists. */
export type ScreeningSubject = {
  supplierId: string;
  name: string;
  aliases: string[];
  /** ISO 3166-1 alpha-2; null = not known. */
  country: string | null;
  /** As the supplier writes it; null = not known. A move ends what people decided. */
  address: string | null;
  identifiers: Identifier[];
};

export type Screening = {
  /** Suppliers of the tenant as subjects, by id; unknown ids are left out. */
  subjects(tenantId: string, supplierIds: readonly string[]): Promise<ScreeningSubject[]>;
  /**
   * Compares each subject with the active version of every list of the tenant and keeps a record
   * of it. In the order given. Without a list `lists` is empty: nobody was cleared by that.
   */
  screen(tenantId: string, subjects: readonly ScreeningSubject[]): Promise<SupplierScreening[]>;
  /**
   * Suppliers of open cases whose hits on this list are new, gone or other than with the version
   * before it; by id.
   */
  affectedSuppliers(tenantId: string, listId: string, version: number): Promise<string[]>;
};
