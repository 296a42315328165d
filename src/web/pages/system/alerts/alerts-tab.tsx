import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Alert } from '#contracts/alerts.ts';
import { get } from '../../../client/calls.ts';
import type { Page } from '../../../client/types.ts';
import { useAddress } from '../../../display/address.ts';
import { ExportLink } from '../../../display/export-link.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { AlertCard } from './alert-card.tsx';
import { byGravity, statusWords } from './alert-words.ts';

const STATUSES = ['open', 'acknowledged', 'resolved'] as const;
/** Facts are looked at again by the API about as often. */
const LOOK_AGAIN_MS = 10_000;
const ALERTS_MAX = 100;

/** What runs wrong, the gravest first; it ends by itself when the fact is gone. */
export function AlertsTab() {
  const { oneOf, set } = useAddress();
  const status = oneOf('status', STATUSES, 'open');
  const query = useQuery({
    queryKey: ['alerts', status],
    queryFn: ({ signal }) => get<Page<Alert>>('/v1/alerts', { status, limit: ALERTS_MAX }, signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Status of the alerts"
          value={status}
          onChange={(next) => set({ status: next })}
          data={STATUSES.map((value) => ({ value, label: statusWords[value] }))}
        />
        <ExportLink needs="exportAlerts" path="/v1/exports/alerts.csv" filter={{ status }} />
      </Group>
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty title={status === 'open' ? 'Nothing runs wrong' : `No ${status} alerts`}>
            Alerts are raised by facts, such as a role without workers, and end when those are gone.
          </Empty>
        }
      >
        {({ items }) => byGravity(items).map((it) => <AlertCard key={it.alertId} alert={it} />)}
      </QueryState>
    </Stack>
  );
}
