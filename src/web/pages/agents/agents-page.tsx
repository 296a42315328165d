import { Anchor, SegmentedControl, Stack } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { deskSettingsQuery } from '../../client/desk-settings.ts';
import { useAddress } from '../../display/address.ts';
import { PageHead } from '../../display/page-head.tsx';
import { QueryState } from '../../display/query-state.tsx';
import { directoryQuery, performanceQuery } from './agent-queries.ts';
import { Directory } from './directory.tsx';
import { Failures } from './failures.tsx';
import { Performance } from './performance.tsx';

const HOURS = ['1', '24', '168'] as const;
const hourWords = { 1: 'Last hour', 24: 'Last day', 168: 'Last week' };

export function AgentsPage() {
  const { text, set } = useAddress();
  const hours = HOURS.find((it) => it === text('hours')) ?? '24';
  const directory = useQuery(directoryQuery);
  const performance = useQuery(performanceQuery(Number(hours)));
  return (
    <>
      <PageHead
        title="Agents"
        sentence={
          performance.data?.bottleneck?.sentence ??
          'Four peers that write to each other: who serves which role, and how fast they answer.'
        }
        actions={
          <>
            <TemporalLink />
            <SegmentedControl
              aria-label="Time looked at"
              value={hours}
              onChange={(next) => set({ hours: Number(next) })}
              data={HOURS.map((value) => ({ value, label: hourWords[value] }))}
            />
          </>
        }
      />
      <Stack gap="lg">
        <QueryState query={directory}>
          {({ items }) => <Directory roles={items} performance={performance.data ?? null} />}
        </QueryState>
        <QueryState query={performance}>{(it) => <Performance performance={it} />}</QueryState>
        <Failures />
      </Stack>
    </>
  );
}

/** Temporal's own pages, where the desk knows their address. */
function TemporalLink() {
  const { data } = useQuery(deskSettingsQuery);
  const url = data?.temporalUi ?? '';
  if (data === undefined || !/^https?:\/\//.test(url)) return null;
  return (
    <Anchor
      size="sm"
      href={`${url}/namespaces/${encodeURIComponent(data.temporalNamespace)}/workflows`}
      target="_blank"
      rel="noreferrer"
    >
      Temporal UI <IconExternalLink size={14} aria-hidden />
    </Anchor>
  );
}
