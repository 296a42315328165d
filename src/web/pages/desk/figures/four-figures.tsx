import { BarChart, LineChart } from '@mantine/charts';
import type { DeskFigures } from '#contracts/desk.ts';
import { day, duration } from '../../../display/moment.tsx';
import { money, share, shortMoney } from '../../../display/money.ts';
import { Figure } from './figure.tsx';
import { figureSentences, savingsByMonth, throughputByWeek } from './figure-rows.ts';
import { FigureTable } from './figure-table.tsx';

type Props = { figures: DeskFigures };

const look = { h: 150, withLegend: true, gridAxis: 'x', tickLine: 'none' } as const;
const shortDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const week = (isoDay: string): string => shortDay.format(new Date(`${isoDay}T00:00:00Z`));

export function Throughput({ figures }: Props) {
  const weeks = throughputByWeek(figures.throughput);
  const series = [
    { name: 'awarded', label: 'Awarded', color: 'teal.6' },
    { name: 'partially_awarded', label: 'In part', color: 'lime.6' },
    { name: 'no_award', label: 'No award', color: 'red.6' },
    { name: 'aborted', label: 'Aborted', color: 'gray.5' },
  ] as const;
  return (
    <Figure
      title="Throughput"
      sentence={figureSentences(figures).throughput}
      definition={figures.throughput.definition}
      chart={
        <BarChart
          {...look}
          maxBarWidth={28}
          data={weeks.map((it) => ({ ...it, week: week(it.weekFrom) }))}
          dataKey="week"
          type="stacked"
          series={[...series]}
        />
      }
      table={
        <FigureTable
          head={['Week from', 'Opened', ...series.map((it) => it.label)]}
          rows={weeks.map((it) => [
            day(it.weekFrom),
            it.opened,
            ...series.map(({ name }) => it[name]),
          ])}
        />
      }
    />
  );
}

export function Success({ figures }: Props) {
  const { weeks, definition } = figures.success;
  return (
    <Figure
      title="Success rate"
      sentence={figureSentences(figures).success}
      definition={definition}
      chart={
        <LineChart
          {...look}
          withLegend={false}
          data={weeks.map((it) => ({ week: week(it.weekFrom), success: it.successBp }))}
          dataKey="week"
          series={[{ name: 'success', label: 'Success rate', color: 'teal.6' }]}
          yAxisProps={{ domain: [0, 10_000] }}
          valueFormatter={share}
          curveType="linear"
          connectNulls
        />
      }
      table={
        <FigureTable
          head={['Week from', 'Decided', 'Success rate']}
          rows={weeks.map((it) => [day(it.weekFrom), it.decidedCount, share(it.successBp)])}
        />
      }
    />
  );
}

export function CycleTime({ figures }: Props) {
  const { weeks, definition } = figures.cycleTime;
  return (
    <Figure
      title="Cycle time"
      sentence={figureSentences(figures).cycleTime}
      definition={definition}
      chart={
        <LineChart
          {...look}
          data={weeks.map((it) => ({ week: week(it.weekFrom), p50: it.p50Ms, p90: it.p90Ms }))}
          dataKey="week"
          series={[
            { name: 'p50', label: 'Half are done', color: 'cyan.7' },
            {
              name: 'p90',
              label: 'Nine of ten are done',
              color: 'orange.6',
              strokeDasharray: '5 4',
            },
          ]}
          valueFormatter={duration}
          curveType="linear"
          connectNulls
        />
      }
      table={
        <FigureTable
          head={['Week from', 'Closed', 'Half', 'Nine of ten']}
          rows={weeks.map((it) => [
            day(it.weekFrom),
            it.closedCount,
            duration(it.p50Ms),
            duration(it.p90Ms),
          ])}
        />
      }
    />
  );
}

const currencyColors = ['teal.6', 'cyan.7', 'violet.6', 'orange.6', 'gray.6'] as const;

export function Savings({ figures }: Props) {
  const { currencies, rows } = savingsByMonth(figures.savings);
  const first = currencies[0] ?? 'USD';
  return (
    <Figure
      title="Savings"
      sentence={figureSentences(figures).savings}
      definition={figures.savings.definition}
      chart={
        <BarChart
          {...look}
          maxBarWidth={40}
          withLegend={currencies.length > 1}
          data={rows}
          dataKey="month"
          series={currencies.map((name, at) => ({
            name,
            label: name,
            color: currencyColors[at % currencyColors.length] ?? 'teal.6',
          }))}
          valueFormatter={(minor) => shortMoney(minor, first)}
        />
      }
      table={
        <FigureTable
          head={['Month', 'Saved', 'Against', 'Awards']}
          rows={figures.savings.months.map((it) => [
            it.month,
            money(it.savedMinor, it.currency),
            money(it.baselineMinor, it.currency),
            it.awardsCount,
          ])}
        />
      }
    />
  );
}
