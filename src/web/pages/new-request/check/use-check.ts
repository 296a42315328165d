import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import { post } from '../../../client/calls.ts';
import { toRequest } from '../form/to-request.ts';
import type { FormValues } from '../form/values.ts';

const TYPING_MS = 400;

/** What every rule says of the form as it is; nothing is asked while something is missing. */
export function useCheck(values: FormValues) {
  const [typed] = useDebouncedValue(values, TYPING_MS);
  const request = useMemo(() => toRequest(typed), [typed]);
  return useQuery({
    queryKey: ['requisition-check', request],
    queryFn: () => post<RequisitionCheck>('/v1/requisitions/check', request),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}
