import { Box, Card, Group, Stack, Table, Text } from '@mantine/core';
import type { AwardLine } from '#contracts/negotiation.ts';
import { HeadRow } from '../../../display/head-row.tsx';
import { count, money } from '../../../display/money.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { useLineNames } from '../../case/line-names.ts';
import type { ShownAward } from './shown.ts';

type Props = { award: ShownAward; names: ReadonlyMap<number, string> };

/** Who gets which line at which price; cards where a table has no room. */
export function AwardLines({ award, caseId }: { award: ShownAward; caseId: string }) {
  const names = useLineNames(caseId);
  return (
    <>
      <Box visibleFrom="sm">
        <LinesTable award={award} names={names} />
      </Box>
      <Stack gap="xs" hiddenFrom="sm">
        {award.lines.map((it) => (
          <LineCard
            key={keyOf(it)}
            line={it}
            currency={award.currency}
            name={names.get(it.lineNo)}
          />
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

type CardProps = { line: AwardLine; currency: string; name: string | undefined };

function LineCard({ line, currency, name }: CardProps) {
  const { lineNo, itemId, supplierName, quantity, unitPriceMinor } = line;
  return (
    <Card withBorder padding="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {lineNo}. {name ?? itemId}
        </Text>
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {money(quantity * unitPriceMinor, currency)}
        </Text>
      </Group>
      <Text size="sm">
        {supplierName}: {count(quantity)} at {money(unitPriceMinor, currency)}
      </Text>
      <LineTerms line={line} />
      {name !== undefined && (
        <Text size="xs" c="dimmed">
          {itemId}
        </Text>
      )}
    </Card>
  );
}

function LinesTable({ award: { lines, currency }, names }: Props) {
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
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {names.get(it.lineNo)}
                <Text size="xs" c="dimmed">
                  {it.itemId}
                </Text>
              </Table.Td>
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
