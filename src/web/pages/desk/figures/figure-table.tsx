import { Table } from '@mantine/core';

/** The numbers of a chart; the first column names the row. */
export function FigureTable({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  return (
    <Table fz="xs" verticalSpacing={3} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          {head.map((it, at) => (
            <Table.Th key={it} scope="col" ta={at === 0 ? 'left' : 'right'}>
              {it}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...values]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            {values.map((value, at) => (
              <Table.Td
                key={head[at + 1]}
                ta="right"
                style={{ fontVariantNumeric: 'tabular-nums' }}
              >
                {value}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
