import { useMemo } from 'react';
import type { CaseRecord } from '#contracts/records.ts';
import { useCaseStream } from '../../../live/case-stream.ts';
import type { CaseEvent } from '../../../live/case-stream.ts';

export type ClearanceRecord = Extract<CaseRecord, { kind: 'clearance' }>;
/** What compliance says of a supplier now, and how often it had looked before. */
export type CaseClearance = { record: ClearanceRecord; atMs: number; earlierCount: number };

/** The latest clearance of each supplier, in the order in which they were first looked at. */
export function latestClearances(
  events: readonly Pick<CaseEvent, 'kind' | 'atMs' | 'body'>[],
): CaseClearance[] {
  const bySupplier = new Map<string, CaseClearance>();
  for (const { kind, atMs, body } of events) {
    if (kind !== 'clearance') continue;
    const record = body as ClearanceRecord;
    const { supplierId } = record.assessment;
    const before = bySupplier.get(supplierId);
    const earlierCount = before === undefined ? 0 : before.earlierCount + 1;
    bySupplier.set(supplierId, { record, atMs, earlierCount });
  }
  return [...bySupplier.values()];
}

export function useClearances(caseId: string): CaseClearance[] {
  const { events } = useCaseStream(caseId);
  return useMemo(() => latestClearances(events), [events]);
}
