import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Unknown } from './sign.tsx';

/** Names with their values, one per line; what is null is unknown. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Table withRowBorders={false} verticalSpacing={3} horizontalSpacing="xs">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} c="dimmed" w="40%" style={{ verticalAlign: 'top' }}>
              {name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
              {value ?? <Unknown />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
