import { createHash } from 'node:crypto';
import type { Identifier } from '#domain/screening/listed-party.ts';
import { wordsOf } from '#domain/screening/normalise.ts';
import type { ScreeningSubject } from '#ports/screening.ts';
import type { Transaction } from '../database.ts';
import { hashOfJson } from '../storable-json.ts';

/** The tenant's suppliers as subjects, by id; unknown ids are left out. */
export async function subjectsOf(
  tx: Transaction,
  tenantId: string,
  supplierIds: readonly string[],
): Promise<ScreeningSubject[]> {
  const rows = await tx.supplier.findMany({
    where: { tenantId, supplierId: { in: [...supplierIds] } },
    orderBy: { supplierId: 'asc' },
  });
  return rows.map((it) => ({
    supplierId: it.supplierId,
    name: it.legalName,
    aliases: it.aliases,
    country: it.country,
    address: it.address,
    identifiers: [
      identifier('registration', it.registrationNumber),
      identifier('tax', it.taxId),
      identifier('lei', it.lei),
      identifier('duns', it.duns),
    ].filter((found) => found !== null),
  }));
}

const identifier = (kind: Identifier['kind'], value: string | null): Identifier | null =>
  value === null ? null : { kind, value };

/** Of all that a cleared hit is about: another name, country, address or identifier gives another hash. */
export const subjectHashOf = ({
  name,
  aliases,
  country,
  address,
  identifiers,
}: ScreeningSubject): string =>
  hashOfJson({
    name,
    aliases: aliases.toSorted(),
    country,
    address,
    identifiers: identifiers.map((it) => `${it.kind} ${it.value}`).toSorted(),
  });

/** Equal for suppliers whose names are written alike, whatever their case and punctuation. */
export const nameKeyOf = (name: string): string => wordsOf(name).join(' ') || name.trim();

/** The same for this supplier and party in every version of the list. */
export const hitIdOf = (
  ...parts: [tenantId: string, supplierId: string, listId: string, partyId: string]
) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
