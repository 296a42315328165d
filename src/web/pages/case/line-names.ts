import { useQuery } from '@tanstack/react-query';
import { caseQuery } from './case-query.ts';

/** What was asked for, by the number of its line; empty until the case is read. */
export function useLineNames(caseId: string): ReadonlyMap<number, string> {
  const { data } = useQuery(caseQuery(caseId));
  return new Map(data?.brief.requisition.lines.map((it) => [it.lineNo, it.description]));
}
