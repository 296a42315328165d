import { useMemo } from 'react';
import type { CaseEvent } from '../../../live/case-stream.ts';
import { useCaseStream } from '../../../live/case-stream.ts';

type Listed = { supplierId: string; supplierName: string };

/** Suppliers that came onto a shortlist of the case, each once, by name. */
export function shortlisted(events: readonly CaseEvent[]): Listed[] {
  const all = events.flatMap((it) =>
    it.kind === 'message' && it.body.topic === 'sourcing.report'
      ? ((it.body.body as { shortlist?: Listed[] }).shortlist ?? [])
      : [],
  );
  const byId = new Map(all.map((it) => [it.supplierId, it]));
  return [...byId.values()].sort((a, b) => a.supplierName.localeCompare(b.supplierName));
}

export function useCaseSuppliers(caseId: string): Listed[] {
  const { events } = useCaseStream(caseId);
  return useMemo(() => shortlisted(events), [events]);
}
