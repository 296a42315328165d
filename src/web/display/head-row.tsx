import { Table } from '@mantine/core';

/** A name, or that of a column of numbers, which stand at the right. */
export type Column = string | { right: string };

/** The names of a table's columns. */
export function HeadRow({ columns }: { columns: readonly Column[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {columns.map((it) =>
          typeof it === 'string' ? (
            <Table.Th key={it} scope="col">
              {it}
            </Table.Th>
          ) : (
            <Table.Th key={it.right} scope="col" ta="right">
              {it.right}
            </Table.Th>
          ),
        )}
      </Table.Tr>
    </Table.Thead>
  );
}
