import type { Rule } from '../rule.ts';
import { advice, blindLines, fault, linesOf } from '../rule.ts';

/** Suppliers that are named must be known and able to supply; excluding must leave somebody. */
export const suppliers: Rule = {
  passes: 'suppliers that are named are known and may supply',
  blindTo(request, facts) {
    const { preferredSupplierIds = [], excludedSupplierIds = [] } = request.preferences ?? {};
    if (preferredSupplierIds.length + excludedSupplierIds.length === 0) {
      return { checked: false, because: 'the request names no supplier' };
    }
    if (excludedSupplierIds.length === 0) return null;
    const blind = blindLines(linesOf(request, facts), ({ known }) => known.carriers.length > 0, {
      unknown: 'the suppliers that are named are known; nothing is known of who carries such goods',
      notCompared: 'whether excluding leaves somebody was not compared',
    });
    return blind === null ? null : { ...blind, checked: true };
  },
  look(request, facts) {
    const { preferredSupplierIds = [], excludedSupplierIds = [] } = request.preferences ?? {};
    const statusOf = (id: string) => facts.suppliers.find((it) => it.supplierId === id)?.status;
    const unknown = { preferredSupplierIds, excludedSupplierIds };
    const nobody = Object.entries(unknown).flatMap(([field, ids]) =>
      ids.flatMap((id, at) =>
        statusOf(id) === undefined
          ? [fault(`${id} is no supplier of yours`, `preferences.${field}.${at}`)]
          : [],
      ),
    );
    const barred = preferredSupplierIds.flatMap((id, at) => {
      const status = statusOf(id);
      return status === undefined || status === 'active'
        ? []
        : [advice(`${id} is ${status} and is not asked`, `preferences.preferredSupplierIds.${at}`)];
    });
    const emptied = linesOf(request, facts).flatMap(({ known, label }) =>
      known.carriers.length > 0 &&
      known.carriers.every((it) => excludedSupplierIds.includes(it.supplierId))
        ? [
            fault(
              `${label}: every supplier that has it is excluded`,
              'preferences.excludedSupplierIds',
            ),
          ]
        : [],
    );
    return [...nobody, ...barred, ...emptied];
  },
};
