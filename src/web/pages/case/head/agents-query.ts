import { useQuery } from '@tanstack/react-query';
import { get } from '../../../client/calls.ts';
import type { CaseAgent, Items } from '../../../client/types.ts';
import { casePath } from '../case-query.ts';

/** The four agents of a case as they are now. */
export const useAgents = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId, 'agents'],
    queryFn: ({ signal }) => get<Items<CaseAgent>>(casePath(caseId, '/agents'), {}, signal),
  });
