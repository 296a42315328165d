import type { DraftedRequest } from '#contracts/intake.ts';
import type { Part } from './drafted-part.ts';
import { asUnderstood, nothing } from './drafted-part.ts';
import type { Reading } from './read-request.ts';

/** A weight that is named against one that is not; three times as much. */
const WEIGHTS = { named: 60, other: 20 };

/** What counts most. */
export function prioritiesOf({ priorities }: Reading): Part {
  if (priorities.length === 0) return nothing;
  const named = new Set(priorities.map((it) => it.value));
  const weight = (name: (typeof priorities)[number]['value']) =>
    named.has(name) ? WEIGHTS.named : WEIGHTS.other;
  return {
    ...nothing,
    request: {
      priorities: {
        price: weight('price'),
        delivery: weight('delivery'),
        quality: weight('quality'),
        risk: weight('risk'),
      },
    },
    understood: priorities.map((it) => ({
      ...asUnderstood(`priorities.${it.value}`, it),
      because: `${it.because}: three times as much as what is not named`,
    })),
  };
}

/**
 * Wishes that may be given up.
 * @param supplierIds per supplier of the reading; null = nobody of that name, or several
 */
export function preferencesOf(reading: Reading, supplierIds: readonly (string | null)[]): Part {
  const { warranty, incoterms, partial, certificates, suppliers } = reading;
  const wished = certificates.filter((it) => !it.value.must);
  const known = suppliers.flatMap((it, at) => {
    const supplierId = supplierIds[at] ?? null;
    return supplierId === null ? [] : [{ it, supplierId }];
  });
  const idsOf = (wish: 'preferred' | 'excluded') => [
    ...new Set(known.filter(({ it }) => it.value.wish === wish).map((one) => one.supplierId)),
  ];
  const [preferred, excluded] = [idsOf('preferred'), idsOf('excluded')];
  const preferences: NonNullable<DraftedRequest['preferences']> = {
    ...(warranty !== null && { warrantyMonthsMin: warranty.value }),
    ...(incoterms.length > 0 && { incoterms: [...new Set(incoterms.map((it) => it.value))] }),
    ...(wished.length > 0 && { certificates: [...new Set(wished.map((it) => it.value.name))] }),
    ...(partial !== null && { partialAllowed: partial.value }),
    ...(preferred.length > 0 && { preferredSupplierIds: preferred }),
    ...(excluded.length > 0 && { excludedSupplierIds: excluded }),
  };
  const field = (wish: 'preferred' | 'excluded') => `preferences.${wish}SupplierIds`;
  return {
    request: Object.keys(preferences).length === 0 ? {} : { preferences },
    understood: [
      ...(warranty === null ? [] : [asUnderstood('preferences.warrantyMonthsMin', warranty)]),
      ...incoterms.map((it) => asUnderstood('preferences.incoterms', it)),
      ...wished.map((it) => asUnderstood('preferences.certificates', it)),
      ...(partial === null ? [] : [asUnderstood('preferences.partialAllowed', partial)]),
      ...known.map(({ it }) => asUnderstood(field(it.value.wish), it)),
    ],
    questions: suppliers
      .filter((_, at) => (supplierIds[at] ?? null) === null)
      .map(({ value }) => ({
        field: field(value.wish),
        question: `Which supplier is "${value.name}"? None of yours has just this name.`,
      })),
  };
}
