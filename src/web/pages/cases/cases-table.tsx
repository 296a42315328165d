import { Box, Card, Group, Stack, Table, Text } from '@mantine/core';
import type { CaseSummary } from '../../client/types.ts';
import { Moment, day } from '../../display/moment.tsx';
import { money } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { rowLink } from '../../display/row-keys.ts';
import { Stage } from '../../display/stage.tsx';

const columns: readonly { title: string; width?: number; isNumber?: boolean }[] = [
  { title: 'Case', width: 200 },
  { title: 'Stage', width: 178 },
  { title: 'Where it stands' },
  { title: 'Budget', width: 115, isNumber: true },
  { title: 'Need by', width: 108 },
  { title: 'Opened, closed', width: 140 },
];

/** Cases in the order of the API, the one opened last first. */
export function CasesTable({ cases }: { cases: readonly CaseSummary[] }) {
  return (
    <Table layout="fixed" highlightOnHover verticalSpacing={6} stickyHeader stickyHeaderOffset={52}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((it) => (
            <Table.Th key={it.title} scope="col" w={it.width} ta={it.isNumber ? 'right' : 'left'}>
              {it.title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ fontVariantNumeric: 'tabular-nums' }}>
        {cases.map((it) => (
          <Table.Tr key={it.caseId}>
            <Table.Td>
              <CaseLink case={it} />
            </Table.Td>
            <Table.Td>
              <Stage stage={it.stage} outcome={it.outcome} />
            </Table.Td>
            <Table.Td>
              <Text size="sm" lineClamp={2}>
                {it.sentence}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{money(it.budgetMinor, it.currency)}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{day(it.needBy)}</Table.Td>
            <Table.Td>
              <Text size="sm">
                <Moment atMs={it.openedAtMs} />
              </Text>
              <Text size="xs" c="dimmed">
                {it.closedAtMs === null ? 'still open' : <Moment atMs={it.closedAtMs} />}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The same on a narrow screen. */
export function CaseSummaryCards({ cases }: { cases: readonly CaseSummary[] }) {
  return (
    <Stack gap="xs">
      {cases.map((it) => (
        <Card key={it.caseId} withBorder padding="sm">
          <Stack gap={6}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <CaseLink case={it} />
              <Stage stage={it.stage} outcome={it.outcome} />
            </Group>
            <Text size="sm" lineClamp={3}>
              {it.sentence}
            </Text>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {money(it.budgetMinor, it.currency)}
              </Text>
              <Text size="xs" c="dimmed">
                opened <Moment atMs={it.openedAtMs} />
              </Text>
            </Group>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function CaseLink({ case: { caseId, title } }: { case: CaseSummary }) {
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <PageLink to="/cases/$caseId" params={{ caseId }} fw={600} size="sm" {...rowLink}>
        {title}
      </PageLink>
    </Box>
  );
}
