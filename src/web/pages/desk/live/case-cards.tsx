import { Card, Group, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import type { ClosedCase } from '#contracts/desk.ts';
import { Moment, day } from '../../../display/moment.tsx';
import { money } from '../../../display/money.ts';
import { CaseLink, RowStage, Standing, UrgencyMark, Waits } from './case-parts.tsx';
import { isSameRow } from './case-parts.tsx';
import type { RowProps } from './case-parts.tsx';

/** The live cases on a narrow screen. */
export function CaseCards({
  rows,
  closed,
}: {
  rows: readonly RowProps['row'][];
  closed: readonly ClosedCase[];
}) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <CaseCard key={row.caseId} row={row} closed={closed} />
      ))}
    </Stack>
  );
}

const CaseCard = memo(
  ({ row, closed }: RowProps) => (
    <Card withBorder padding="sm" component="li">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <CaseLink row={row} />
          <RowStage row={row} closed={closed} />
        </Group>
        <Standing row={row} />
        <Waits row={row} />
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600}>
            {money(row.valueMinor, row.currency)}
          </Text>
          <UrgencyMark urgency={row.urgency} />
          <Text size="xs" c="dimmed">
            opened <Moment atMs={row.openedAtMs} />, need by {day(row.needBy)}
          </Text>
        </Group>
      </Stack>
    </Card>
  ),
  isSameRow,
);
