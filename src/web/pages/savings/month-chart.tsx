import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Box, Table, Text, Title } from '@mantine/core';
import type { SavingsBook } from '#contracts/savings.ts';
import { money, shortMoney } from '../../display/money.ts';
import { TableRegion } from '../../display/table-region.tsx';
import { monthsOf } from './measures.ts';
import type { SavingsMonth } from './measures.ts';

const CHART_HEIGHT_PX = 240;
const BAR_WIDTH_MAX_PX = 36;

const series = [
  { name: 'identifiedMinor', label: 'Identified', color: 'gray.6' },
  { name: 'negotiatedMinor', label: 'Negotiated', color: 'cyan.7' },
  { name: 'awardedMinor', label: 'Awarded', color: 'green.7' },
  { name: 'avoidedMinor', label: 'Avoided', color: 'orange.7' },
] as const;

type Props = { byMonth: SavingsBook['byMonth']; currency: string };

/** Savings of one currency by the month of the award, as bars and as the same figures. */
export function MonthChart({ byMonth, currency }: Props) {
  const months = monthsOf(byMonth, currency);
  return (
    <Box component="section">
      <Title order={2} size="h4" mb={4}>
        By month, {currency}
      </Title>
      <BarChart
        h={CHART_HEIGHT_PX}
        data={months}
        dataKey="month"
        withLegend
        legendProps={{ verticalAlign: 'top', height: 30 }}
        maxBarWidth={BAR_WIDTH_MAX_PX}
        series={[...series]}
        valueFormatter={(it) => money(it, currency)}
        yAxisProps={{ width: 64, tickFormatter: (it: number) => shortMoney(it, currency) }}
      />
      <Months months={months} currency={currency} />
    </Box>
  );
}

function Months({ months, currency }: { months: readonly SavingsMonth[]; currency: string }) {
  return (
    <TableRegion label={`Savings by month in ${currency}`}>
      <Table fz="sm" verticalSpacing={3} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Month</Table.Th>
            {series.map((it) => (
              <Table.Th scope="col" ta="right" key={it.name}>
                {it.label}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="right">
              Lines
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map((month) => (
            <Table.Tr key={month.month}>
              <Table.Th scope="row" fw={500}>
                {month.month}
              </Table.Th>
              {series.map((it) => (
                <Table.Td ta="right" key={it.name}>
                  {money(month[it.name], currency)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{month.linesCount}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        A figure below zero means that it cost more.
      </Text>
    </TableRegion>
  );
}
