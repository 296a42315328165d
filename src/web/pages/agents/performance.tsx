import { Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import type { AgentPerformance } from '#contracts/operations.ts';
import { lazyPart } from '../../app/load-part.ts';
import { count, share } from '../../display/money.ts';
import { duration, when } from '../../display/moment.tsx';
import { Empty } from '../../display/query-state.tsx';
import { Sign, Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';

const ResponseChart = lazyPart(() => import('./response-chart.tsx'), 'ResponseChart');
const columns = [
  'Handled',
  'Answered',
  'Typical answer',
  '95 % within',
  'Waiting now',
  'Oldest',
  'Errors',
  'Share of waiting',
];

/** How fast each role answered in the time looked at, and for whom the others waited. */
export function Performance({ performance }: { performance: AgentPerformance }) {
  const { roles, bottleneck, fromMs, untilMs } = performance;
  const hasAnswers = roles.some((it) => it.responseMsP50 !== null);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4">
        Response times
      </Title>
      <Text size="sm" mb="sm">
        {bottleneck === null && 'Nobody waited for anybody. '}From {when(fromMs)} to {when(untilMs)}
        .
      </Text>
      {hasAnswers ? (
        <Suspense fallback={<Skeleton height={180} />}>
          <ResponseChart roles={roles} />
        </Suspense>
      ) : (
        <Empty title="No request was answered in this time">Look further back.</Empty>
      )}
      <TableRegion label="Response times by role">
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Role</Table.Th>
              {columns.map((name) => (
                <Table.Th scope="col" ta="right" key={name}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map((it) => (
              <RoleRow key={it.role} role={it} />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </Paper>
  );
}

function RoleRow({ role }: { role: AgentPerformance['roles'][number] }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} tt="capitalize">
        {role.role}
      </Table.Th>
      <Table.Td ta="right">{count(role.handledCount)}</Table.Td>
      <Table.Td ta="right">{count(role.answeredCount)}</Table.Td>
      <Length ms={role.responseMsP50} />
      <Length ms={role.responseMsP95} />
      <Table.Td ta="right">{count(role.waitingCount)}</Table.Td>
      <Table.Td ta="right">
        {role.oldestWaitingMs === null ? 'none' : duration(role.oldestWaitingMs)}
      </Table.Td>
      <Table.Td ta="right">
        {role.errorsCount === 0 ? '0' : <Sign word={count(role.errorsCount)} tone="bad" />}
      </Table.Td>
      <Table.Td ta="right">{share(role.shareBp)}</Table.Td>
    </Table.Tr>
  );
}

const Length = ({ ms }: { ms: number | null }) => (
  <Table.Td ta="right">{ms === null ? <Unknown word="none" /> : duration(ms)}</Table.Td>
);
