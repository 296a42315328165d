import { queryOptions } from '@tanstack/react-query';
import { get } from '../../client/calls.ts';
import type { CaseDetail } from '../../client/types.ts';

/** Path of something that belongs to a case, such as `/offers`; '' = the case itself. */
export const casePath = (caseId: string, rest = ''): string =>
  `/v1/procurements/${encodeURIComponent(caseId)}${rest}`;

/** Everything read about a case is kept under `['case', caseId, …]`, which its stream makes old. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'detail'],
    queryFn: ({ signal }) => get<CaseDetail>(casePath(caseId), {}, signal),
  });
