import { Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { AuditEventAnswer } from '#contracts/audit.ts';
import { get } from '../../../client/calls.ts';
import { useAddress } from '../../../display/address.ts';
import { ExportLink } from '../../../display/export-link.tsx';
import { LoadMore } from '../../../display/load-more.tsx';
import { Empty, Failure, Waiting } from '../../../display/query-state.tsx';
import { useMay } from '../../../session/session.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditVerification } from './audit-verification.tsx';

const PAGE_SIZE = 100;
type Events = { items: z.infer<typeof AuditEventAnswer>[]; nextAfter: number | null };

/** From the beginning of the first day to the end of the last one, in the reader's zone. */
const momentOf = (day: string, plusDays: number): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + plusDays);
  return at.toISOString();
};

/** Who did what when; searched, taken along, and proven. */
export function AuditTab() {
  const may = useMay();
  const { text } = useAddress();
  const filter = {
    case: text('case'),
    actor: text('actor'),
    action: text('action'),
    from: momentOf(text('from'), 0),
    to: momentOf(text('to'), 1),
  };
  return (
    <Stack>
      {may('verifyAudit') && <AuditVerification />}
      <Group align="flex-end">
        <AuditFilters />
        <ExportLink needs="exportAudit" path="/v1/exports/audit.csv" filter={filter} />
      </Group>
      <AuditEvents filter={filter} />
    </Stack>
  );
}

function AuditEvents({ filter }: { filter: Record<string, string | undefined> }) {
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Events>('/v1/audit', { ...filter, after: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextAfter,
  });
  const events = query.data?.pages.flatMap((it) => it.items) ?? [];
  if (query.data === undefined) {
    if (query.error === null) return <Waiting rows={8} />;
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (events.length === 0) return <Empty title="No event fits">Take a filter away.</Empty>;
  return (
    <>
      <AuditTable events={events} />
      <LoadMore query={query} words="Load later events" />
    </>
  );
}
