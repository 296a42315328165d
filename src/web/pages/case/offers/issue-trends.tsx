import { Sparkline } from '@mantine/charts';
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { termName, termValue } from '../../../display/terms.ts';
import { ISSUES } from './rounds.ts';
import type { Issue, SupplierTable } from './rounds.ts';

/** What the supplier said on everything beside the price, one small picture each. */
export function IssueTrends({ table }: { table: SupplierTable }) {
  return (
    <SimpleGrid cols={{ base: 2 }} spacing="sm" verticalSpacing="xs">
      {ISSUES.map((issue) => (
        <IssueTrend key={issue} issue={issue} table={table} />
      ))}
    </SimpleGrid>
  );
}

function IssueTrend({ issue, table }: { issue: Issue; table: SupplierTable }) {
  const theirs = table.moves.filter((it) => it.offer.actor === 'supplier');
  const values = theirs.map((it) => it.offer.terms[issue]);
  const asked = table.moves.findLast((it) => it.offer.actor === 'buyer')?.offer.terms[issue];
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined) return null;
  const numbers = values.filter((it) => typeof it === 'number');
  const moved = new Set(values).size > 1;
  return (
    <Stack gap={0}>
      <Group justify="space-between" gap={6} wrap="nowrap" mih={22}>
        <Text size="xs" c="dimmed">
          {termName(issue)}
        </Text>
        {moved && numbers.length > 1 && (
          <Sparkline
            inert
            w={64}
            h={20}
            data={numbers}
            curveType="linear"
            color="cyan.7"
            fillOpacity={0.15}
            strokeWidth={1.5}
          />
        )}
      </Group>
      <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {first === last ? '' : `${termValue(issue, first)} to `}
        <b>{termValue(issue, last)}</b>
      </Text>
      {asked !== undefined && asked !== last && (
        <Text size="xs" c="dimmed">
          we asked {termValue(issue, asked)}
        </Text>
      )}
    </Stack>
  );
}
