import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderDetail, OrderLine } from '#contracts/orders.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { day } from '../../display/moment.tsx';
import { count, money } from '../../display/money.ts';
import { TableRegion } from '../../display/table-region.tsx';
import { quantityOf } from '../../display/units.ts';
import { PriceForm } from './price-form.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { useActorName } from './use-actor-name.ts';

type Asked = { form: 'price' | 'receipt'; line: OrderLine };

/** What was ordered, for how much, and what has come of it. */
export function OrderLines({ order }: { order: OrderDetail }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <TableRegion label="Lines of the order">
        <Table verticalSpacing={6} fz="sm" miw={860}>
          <HeadRow
            columns={[
              'Line',
              { right: 'Ordered' },
              { right: 'Unit price' },
              { right: 'Amount' },
              'Promised',
              { right: 'Received' },
              'Actions',
            ]}
          />
          <Table.Tbody>
            {order.lines.map((line) => (
              <LineRow key={line.lineNo} line={line} order={order} onAsked={setAsked} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                Total
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {money(order.totalMinor, order.currency)}
              </Table.Td>
              <Table.Td colSpan={3} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </TableRegion>
      {asked?.form === 'price' && <PriceForm order={order} line={asked.line} onClose={close} />}
      {asked?.form === 'receipt' && <ReceiptForm order={order} line={asked.line} onClose={close} />}
    </>
  );
}

type RowProps = { line: OrderLine; order: OrderDetail; onAsked: (asked: Asked) => void };

function LineRow({ line, order, onAsked }: RowProps) {
  const { may, currency } = order;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500} maw={320}>
        {line.lineNo}. {line.description}
        <Text size="xs" c="dimmed">
          {line.itemId}
        </Text>
      </Table.Th>
      <Table.Td ta="right">{quantityOf(line.quantity, line.unitCode)}</Table.Td>
      <Table.Td ta="right">
        <PriceOf line={line} order={order} />
      </Table.Td>
      <Table.Td ta="right">{money(line.quantity * line.unitPriceMinor, currency)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{day(line.promisedOn)}</Table.Td>
      <Table.Td ta="right">
        {count(line.receivedQuantity)} of {count(line.quantity)}
        <Text size="xs" c="dimmed">
          {line.lastReceivedOn !== null && `${day(line.lastReceivedOn)}; `}
          {line.rejectedQuantity === null
            ? 'not inspected'
            : `rejected ${count(line.rejectedQuantity)}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {may.includes('record_receipt') && (
            <Button size="compact-xs" onClick={() => onAsked({ form: 'receipt', line })}>
              Record a receipt
            </Button>
          )}
          {may.includes('change_price') && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onAsked({ form: 'price', line })}
            >
              {line.pendingPrice === null ? 'Override the price' : 'Confirm the price'}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function PriceOf({ line, order }: { line: OrderLine; order: OrderDetail }) {
  const { currency } = order;
  const nameOf = useActorName(order);
  const { unitPriceMinor, awardedUnitPriceMinor, priceBecause, pendingPrice } = line;
  return (
    <Stack gap={0} align="flex-end">
      {money(unitPriceMinor, currency)}
      {priceBecause !== null && (
        <Text size="xs" c="dimmed">
          awarded {money(awardedUnitPriceMinor, currency)}: {priceBecause}
        </Text>
      )}
      {pendingPrice !== null && (
        <Text size="xs" c="dimmed">
          {nameOf(pendingPrice.by)} asks for {money(pendingPrice.unitPriceMinor, currency)}; a
          second person confirms it
        </Text>
      )}
    </Stack>
  );
}
