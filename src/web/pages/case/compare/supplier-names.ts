import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { comparisonQuery } from './comparison-query.ts';
import { supplierNameOf } from './cell-id.ts';

/** The comparison as the request weighs it, which knows everybody who was asked. */
export const asRequested = (caseId: string) =>
  comparisonQuery(caseId, { scenario: 'as_agreed', weights: null });

/** Names of a case's suppliers by id; one that nobody knows is called by its id. */
export function useSupplierNames(caseId: string): (supplierId: string) => string {
  const { data } = useQuery(asRequested(caseId));
  return useCallback(
    (supplierId) => (data === undefined ? supplierId : supplierNameOf(data, supplierId)),
    [data],
  );
}
