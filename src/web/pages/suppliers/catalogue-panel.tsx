import { Table, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useAddress } from '../../display/address.ts';
import { count, money } from '../../display/money.ts';
import { Empty } from '../../display/query-state.tsx';
import { Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { unitName } from '../../display/units.ts';
import type { Supplier } from './supplier-types.ts';

const SHOWN_MAX = 200;

/** What the supplier sells at which list price; narrowed by words of it. */
export function CataloguePanel({ rows }: { rows: Supplier['catalogue'] }) {
  const { text, set } = useAddress();
  const words = text('item').toLowerCase();
  const fitting = rows.filter((it) =>
    `${it.itemId} ${it.description} ${it.features.join(' ')}`.toLowerCase().includes(words),
  );
  if (rows.length === 0) {
    return (
      <Empty title="It has no catalogue yet">
        Import one as CSV on the page of all suppliers, or let it quote by itself.
      </Empty>
    );
  }
  return (
    <>
      <TextInput
        label="Find an item"
        maw={320}
        mb="sm"
        leftSection={<IconSearch size={14} />}
        value={text('item')}
        onChange={(event) => set({ item: event.currentTarget.value })}
      />
      <TableRegion label="Catalogue">
        <Table verticalSpacing={6}>
          {fitting.length > SHOWN_MAX && (
            <Table.Caption>
              The first {SHOWN_MAX} of {count(fitting.length)}; narrow the search.
            </Table.Caption>
          )}
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Item</Table.Th>
              {['List price', 'Lead time', 'Minimum', 'Capacity', 'Warranty'].map((name) => (
                <Table.Th scope="col" key={name} ta="right">
                  {name}
                </Table.Th>
              ))}
              <Table.Th scope="col">Incoterm</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fitting.slice(0, SHOWN_MAX).map((it) => (
              <CatalogueRow key={it.itemId} row={it} />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </>
  );
}

function CatalogueRow({ row }: { row: Supplier['catalogue'][number] }) {
  return (
    <Table.Tr>
      <Table.Td miw={220}>
        <Text size="sm">{row.description}</Text>
        <Text size="xs" c="dimmed">
          {[row.itemId, ...row.features].join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {money(row.unitPriceMinor, row.currency)} per {unitName(row.unitCode)}
      </Table.Td>
      <Table.Td ta="right">{count(row.leadTimeDays)} d</Table.Td>
      <Table.Td ta="right">{count(row.minimumOrderQuantity)}</Table.Td>
      <Table.Td ta="right">
        {row.capacityUnits === null ? <Unknown word="not stated" /> : count(row.capacityUnits)}
      </Table.Td>
      <Table.Td ta="right">{count(row.warrantyMonths)} mo</Table.Td>
      <Table.Td>{row.incoterm ?? <Unknown />}</Table.Td>
    </Table.Tr>
  );
}
