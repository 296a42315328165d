import { ORDERS_MIN, differs, namesOf } from './candidate.ts';
import type { Candidate, Clustered, Contrast } from './candidate.ts';
import type { DeliveryCase, PatternSubject } from './pattern-case.ts';
import { monthOf, yearOf } from './calendar.ts';

const byOrder: Clustered<DeliveryCase> = { by: 'order', of: (it) => it.orderId };

const year = (it: DeliveryCase): string => `${yearOf(it.promisedDay)}`;
const yearAnd =
  (nameOf: (it: DeliveryCase) => string | null) =>
  (it: DeliveryCase): string | null => {
    const name = nameOf(it);
    return name === null ? null : `${year(it)}/${name}`;
  };
const country = (it: DeliveryCase) => it.country;
const supplier = (it: DeliveryCase) => it.supplierId;

const ALIKE = {
  country: { by: 'year and country', stratumOf: yearAnd(country) },
  supplier: { by: 'year and supplier', stratumOf: yearAnd(supplier) },
  year: { by: 'year', stratumOf: year },
} as const;

/** One name against all others: in the same year and the same of what it is easily mistaken for. */
function oneName(
  kind: 'category' | 'country' | 'mode' | 'incoterm',
  alike: 'country' | 'supplier',
  rows: readonly DeliveryCase[],
): Candidate<DeliveryCase>[] {
  const nameOf = (it: DeliveryCase) => it[kind];
  return namesOf(rows, nameOf, ORDERS_MIN).map((name) => {
    const side = (it: DeliveryCase) => (nameOf(it) === null ? null : nameOf(it) === name);
    const subject: PatternSubject = { [kind]: name };
    const rival =
      alike === 'country'
        ? ({ kind: 'country', by: 'country', nameOf: country } as const)
        : ({ kind: 'supplier_in_country', by: 'supplier', nameOf: supplier } as const);
    return differs(
      { kind, subject, rival, isOf: (it) => nameOf(it) === name },
      [{ side, ...ALIKE[alike] }],
      { side, ...ALIKE.year },
      byOrder,
    );
  });
}

/** A month of the year against the others of its year and country. */
function season(): Candidate<DeliveryCase>[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    const isOf = (it: DeliveryCase) => monthOf(it.promisedDay) === month;
    return differs(
      { kind: 'season', subject: { month }, rival: null, isOf },
      [{ side: isOf, ...ALIKE.country }],
      { side: isOf, ...ALIKE.year },
      byOrder,
    );
  });
}

/** A supplier in one country against itself elsewhere, and against the others there. */
function supplierInCountry(rows: readonly DeliveryCase[]): Candidate<DeliveryCase>[] {
  const pair = (it: DeliveryCase) =>
    it.country === null ? null : `${it.supplierId}\n${it.country}`;
  return namesOf(rows, pair, ORDERS_MIN).map((name) => {
    const [supplierId = '', where = ''] = name.split('\n');
    const isOf = (it: DeliveryCase) => it.supplierId === supplierId && it.country === where;
    const elsewhere: Contrast<DeliveryCase> = {
      side: (it) => (it.supplierId === supplierId ? it.country === where : null),
      ...ALIKE.year,
    };
    const others: Contrast<DeliveryCase> = {
      side: (it) => (it.country === where ? it.supplierId === supplierId : null),
      ...ALIKE.year,
    };
    return differs(
      { kind: 'supplier_in_country', subject: { supplierId, country: where }, rival: null, isOf },
      [elsewhere, others],
      { side: isOf, ...ALIKE.year },
      byOrder,
    );
  });
}

/** Everything that is tried as a reason for late deliveries. */
export const lateCandidates = (rows: readonly DeliveryCase[]): Candidate<DeliveryCase>[] => [
  ...season(),
  ...oneName('category', 'country', rows),
  ...oneName('country', 'supplier', rows),
  ...oneName('mode', 'country', rows),
  ...oneName('incoterm', 'country', rows),
  ...supplierInCountry(rows),
];
