import '@mantine/dates/styles.css';
import { Group, Stack, TextInput, Title } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SavingsBook } from '#contracts/savings.ts';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { Definitions } from './definitions.tsx';
import { MonthChart } from './month-chart.tsx';
import { SavingsLines } from './savings-lines.tsx';
import { savingsQuery } from './savings-query.ts';
import { SavingsTotals } from './savings-totals.tsx';

/** What negotiating brought, by measures that are defined beside their figures. */
export function SavingsPage() {
  const { text } = useAddress();
  const filters = { from: text('from'), to: text('to'), category: text('category') };
  const book = useQuery({ ...savingsQuery(filters), placeholderData: keepPreviousData });
  return (
    <>
      <PageHead
        title="Savings"
        sentence="By the day of the award; the last year unless you choose other days."
        actions={
          <ExportLink needs="exportSavings" path="/v1/exports/savings.csv" filter={filters} />
        }
      />
      <Filters />
      <QueryState
        query={book}
        rows={8}
        isEmpty={(it) => it.items.length === 0}
        empty={
          <Empty title="No savings in these days">
            A line enters the book with its order. Choose other days or another category.
          </Empty>
        }
      >
        {(it) => <Book book={it} />}
      </QueryState>
    </>
  );
}

function Book({ book }: { book: SavingsBook }) {
  return (
    <Stack gap="lg">
      <SavingsTotals totals={book.totals} />
      {book.totals.map(({ currency }) => (
        <MonthChart key={currency} byMonth={book.byMonth} currency={currency} />
      ))}
      <section>
        <Title order={2} size="h4" mb={4}>
          Line by line
        </Title>
        <SavingsLines lines={book.items} />
      </section>
      <section>
        <Title order={2} size="h4" mb={4}>
          What is counted
        </Title>
        <Definitions definitions={book.definitions} />
      </section>
    </Stack>
  );
}

function Filters() {
  const { text, set } = useAddress();
  const dayOf = (name: string) => (text(name) === '' ? null : text(name));
  return (
    <Group gap="xs" mb="sm" align="flex-end">
      {(['from', 'to'] as const).map((name) => (
        <DatePickerInput
          key={name}
          label={name === 'from' ? 'First day' : 'Last day'}
          placeholder={name === 'from' ? 'A year ago' : 'Today'}
          size="sm"
          w={150}
          clearable
          value={dayOf(name)}
          onChange={(chosen) => set({ [name]: chosen ?? undefined })}
        />
      ))}
      <TextInput
        key={text('category')}
        label="Category"
        placeholder="Beginning of a CPV or UNSPSC code"
        size="sm"
        w={280}
        inputMode="numeric"
        maxLength={10}
        defaultValue={text('category')}
        onBlur={(event) => set({ category: codeOf(event.currentTarget.value) })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set({ category: codeOf(event.currentTarget.value) });
        }}
      />
    </Group>
  );
}

/** The API takes the beginning of a code and nothing else. */
const codeOf = (typed: string): string | undefined =>
  /^\d{1,8}(-\d)?$/.test(typed.trim()) ? typed.trim() : undefined;
