import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { ClosedCase } from '#contracts/desk.ts';
import { useAddress } from '../../../display/address.ts';
import { day } from '../../../display/moment.tsx';
import { money } from '../../../display/money.ts';
import type { Sort, View } from './arrange.ts';
import { Age, CaseLink, RowStage, Standing, UrgencyMark, Waits } from './case-parts.tsx';
import { isSameRow } from './case-parts.tsx';
import type { RowProps } from './case-parts.tsx';

const columns: readonly { sort: Sort | null; title: string; width?: number; isNumber?: boolean }[] =
  [
    { sort: 'title', title: 'Case', width: 180 },
    { sort: 'stage', title: 'Stage', width: 178 },
    { sort: null, title: 'Where it stands' },
    { sort: 'waits', title: 'Waits for', width: 135 },
    { sort: 'value', title: 'Value', width: 132, isNumber: true },
    { sort: 'age', title: 'Age', width: 75, isNumber: true },
    { sort: 'needBy', title: 'Need by', width: 105 },
  ];

/** The live cases for who sits at a desk: one row each, every column in its place. */
export function CaseTable({
  rows,
  closed,
  view,
}: {
  rows: readonly RowProps['row'][];
  closed: readonly ClosedCase[];
  view: View;
}) {
  return (
    <Table layout="fixed" highlightOnHover verticalSpacing={6} stickyHeader stickyHeaderOffset={52}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((it) => (
            <Table.Th
              key={it.title}
              scope="col"
              w={it.width}
              ta={it.isNumber === true ? 'right' : 'left'}
              {...(it.sort === view.sort && {
                'aria-sort': view.isDescending ? 'descending' : 'ascending',
              })}
            >
              {it.sort === null ? (
                it.title
              ) : (
                <SortButton title={it.title} sort={it.sort} view={view} />
              )}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <CaseTableRow key={row.caseId} row={row} closed={closed} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Drawn anew only when its own case has changed: twenty events a second come to fifty rows. */
const CaseTableRow = memo(
  ({ row, closed }: RowProps) => (
    <Table.Tr data-gone={row.isGone || undefined}>
      <Table.Td>
        <Group gap={6}>
          <CaseLink row={row} />
          <UrgencyMark urgency={row.urgency} />
        </Group>
      </Table.Td>
      <Table.Td>
        <RowStage row={row} closed={closed} />
      </Table.Td>
      <Table.Td>
        <Standing row={row} />
      </Table.Td>
      <Table.Td>
        <Waits row={row} />
      </Table.Td>
      <Table.Td ta="right" style={tabular}>
        {money(row.valueMinor, row.currency)}
      </Table.Td>
      <Table.Td ta="right" style={tabular}>
        <Age openedAtMs={row.openedAtMs} />
      </Table.Td>
      <Table.Td style={tabular}>{day(row.needBy)}</Table.Td>
    </Table.Tr>
  ),
  isSameRow,
);

const tabular = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

function SortButton({ title, sort, view }: { title: string; sort: Sort; view: View }) {
  const { set } = useAddress();
  const isChosen = view.sort === sort;
  const Icon = view.isDescending ? IconArrowDown : IconArrowUp;
  const turn = () => set({ sort, desc: (isChosen && !view.isDescending) || undefined });
  return (
    <UnstyledButton onClick={turn} fw={600} fz="sm">
      {title}
      {isChosen && <Icon size={13} aria-hidden style={{ marginLeft: 3, verticalAlign: -2 }} />}
    </UnstyledButton>
  );
}
