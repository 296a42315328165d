import { Box, Card, Group, Stack, Table, Text } from '@mantine/core';
import type { AwardLine } from '#contracts/negotiation.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { count, money } from '../../../display/money.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import type { ShownAward } from './shown.ts';

/** Who gets which line at which price; cards where a table has no room. */
export function AwardLines({ award }: { award: ShownAward }) {
  return (
    <>
      <Box visibleFrom="sm">
        <LinesTable award={award} />
      </Box>
      <Stack gap="xs" hiddenFrom="sm">
        {award.lines.map((it) => (
          <LineCard key={keyOf(it)} line={it} currency={award.currency} />
        ))}
      </Stack>
    </>
  );
}

const keyOf = ({ lineNo, supplierId }: AwardLine): string => `${lineNo}/${supplierId}`;

function LineTerms({ line }: { line: AwardLine }) {
  const { leadTimeDays, incoterm, paymentDays, conditions } = line;
  return (
    <Text size="xs" c="dimmed">
      {leadTimeDays} days, {incoterm}, pay in {paymentDays} days
      {conditions.map((it) => `; ${it}`)}
    </Text>
  );
}

function LineCard({ line, currency }: { line: AwardLine; currency: string }) {
  const { lineNo, itemId, supplierName, quantity, unitPriceMinor } = line;
  return (
    <Card withBorder padding="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {lineNo}. {itemId}
        </Text>
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {money(quantity * unitPriceMinor, currency)}
        </Text>
      </Group>
      <Text size="sm">
        {supplierName}: {count(quantity)} at {money(unitPriceMinor, currency)}
      </Text>
      <LineTerms line={line} />
    </Card>
  );
}

function LinesTable({ award: { lines, currency } }: { award: ShownAward }) {
  return (
    <TableRegion label="Lines of the award">
      <Table verticalSpacing={5} fz="sm">
        <HeadRow
          columns={[
            'Line',
            'Item',
            'Supplier',
            { right: 'Quantity' },
            { right: 'Each' },
            { right: 'Total' },
          ]}
        />
        <Table.Tbody>
          {lines.map((it) => (
            <Table.Tr key={keyOf(it)}>
              <Table.Td>{it.lineNo}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{it.itemId}</Table.Td>
              <Table.Td>
                {it.supplierName}
                <LineTerms line={it} />
              </Table.Td>
              <Table.Td ta="right">{count(it.quantity)}</Table.Td>
              <Table.Td ta="right">{money(it.unitPriceMinor, currency)}</Table.Td>
              <Table.Td ta="right">{money(it.quantity * it.unitPriceMinor, currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
