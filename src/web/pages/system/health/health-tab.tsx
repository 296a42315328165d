import { Group, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Health } from '#contracts/operations.ts';
import type { ReactNode } from 'react';
import { get } from '../../../client/calls.ts';
import { Facts } from '../../../display/facts.tsx';
import { HeadRow } from '../../../display/head-row.tsx';
import { duration, Moment, when } from '../../../display/moment.tsx';
import { count } from '../../../display/money.ts';
import { QueryState } from '../../../display/query-state.tsx';
import { Sign, Unknown } from '../../../display/sign.tsx';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { ScreeningLists } from '../../screening/screening-lists.tsx';
import { bytes } from './bytes.ts';

const LOOK_AGAIN_MS = 10_000;

/** Engine, database and queues as they are now, and the lists that screening uses. */
export function HealthTab() {
  const query = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => get<Health>('/v1/health', {}, signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <Stack>
      <QueryState query={query}>{(health) => <HealthView health={health} />}</QueryState>
      <Title order={2} size="h4">
        Screening lists in use
      </Title>
      <ScreeningLists />
    </Stack>
  );
}

function HealthView({ health }: { health: Health }) {
  return (
    <Stack>
      <Group gap="xs">
        <Sign
          word={health.ok ? 'Everything runs' : 'Something is away'}
          tone={health.ok ? 'good' : 'bad'}
        />
        <Text size="sm">
          Looked at <Moment atMs={health.atMs} />; {count(health.casesOpenCount)} cases are open.
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Part title="Engine" part={health.engine} />
        <Part title="Database" part={health.database}>
          <Facts
            rows={[
              ['Version', health.database.version],
              [
                'Size',
                health.database.sizeBytes === null ? null : bytes(health.database.sizeBytes),
              ],
            ]}
          />
        </Part>
        <Queues health={health} />
        <Versions health={health} />
      </SimpleGrid>
    </Stack>
  );
}

type PartProps = {
  title: string;
  part: { ok: boolean; sentence: string };
  children?: ReactNode;
};

function Part({ title, part: { ok, sentence }, children }: PartProps) {
  return (
    <Paper withBorder p="md">
      <Group gap="xs" mb={4}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Sign word={ok ? 'Answers' : 'Away'} tone={ok ? 'good' : 'bad'} />
      </Group>
      <Text size="sm">{sentence}</Text>
      {children}
    </Paper>
  );
}

function Queues({ health }: { health: Health }) {
  const { relay, webhooks, deadLettersOpenCount, workers } = health;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb={4}>
        Queues
      </Title>
      <Facts
        rows={[
          [
            'Waits to be delivered',
            relay.undeliveredCount === 0
              ? 'nothing'
              : `${count(relay.undeliveredCount)} messages, the oldest for ${duration(relay.oldestMs)}`,
          ],
          ['Calls to suppliers that fail', count(webhooks.failingCount)],
          ['Open dead letters', count(deadLettersOpenCount)],
        ]}
      />
      <TableRegion label="Workers by role">
        <Table verticalSpacing={3} fz="sm">
          <HeadRow columns={['Role', { right: 'Workers' }, { right: 'In queue' }]} />
          <Table.Tbody>
            {workers.map((it) => (
              <Table.Tr key={it.role}>
                <Table.Td>{sentenceCase(it.role)}</Table.Td>
                <Table.Td ta="right">
                  {it.workersCount === null ? <Unknown /> : count(it.workersCount)}
                </Table.Td>
                <Table.Td ta="right">
                  {it.backlogCount === null ? <Unknown /> : count(it.backlogCount)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </Paper>
  );
}

const Versions = ({ health: { versions, upSinceMs } }: { health: Health }) => (
  <Paper withBorder p="md">
    <Title order={2} size="h4" mb={4}>
      Versions
    </Title>
    <Facts
      rows={[
        ['Parley', versions.parley],
        ['Node.js', versions.node],
        ['Database schema', versions.migration],
        ['This API runs since', when(upSinceMs)],
      ]}
    />
  </Paper>
);
