import { Group, Table, Text } from '@mantine/core';
import type { OrderSummary } from '#contracts/orders.ts';
import { Moment, day } from '../../display/moment.tsx';
import { money } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { rowLink } from '../../display/row-keys.ts';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { OrderState } from './order-state.tsx';

type Props = { orders: readonly OrderSummary[]; withCase?: boolean };

export function OrdersTable({ orders, withCase = true }: Props) {
  return (
    <TableRegion label={withCase ? 'All orders' : 'Orders of the case'}>
      <Table highlightOnHover verticalSpacing={6} fz="sm" miw={980}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Order</Table.Th>
            <Table.Th scope="col">{withCase ? 'Supplier and case' : 'Supplier'}</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Where it stands</Table.Th>
            <Table.Th scope="col" ta="right">
              Total
            </Table.Th>
            <Table.Th scope="col">Promised</Table.Th>
            <Table.Th scope="col">Issued</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {orders.map((it) => (
            <OrderRow key={it.orderNo} order={it} withCase={withCase} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function OrderRow({ order, withCase }: { order: OrderSummary; withCase: boolean }) {
  const { orderNo, caseId, caseTitle, supplierName, currency, waitsFor } = order;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <PageLink to="/orders/$orderNo" params={{ orderNo }} fz="sm" {...rowLink}>
          {orderNo}
        </PageLink>
      </Table.Td>
      <Table.Td maw={220}>
        {supplierName}
        {withCase && (
          <Text size="xs" truncate>
            <PageLink to="/cases/$caseId" params={{ caseId }} search={{ tab: 'order' }} fz="xs">
              {caseTitle}
            </PageLink>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          <OrderState status={order.status} />
          {order.overdue && <Sign word="Overdue" tone="bad" />}
          {order.escalated && <Sign word="Escalated" tone="warning" />}
        </Group>
      </Table.Td>
      <Table.Td miw={200}>
        {order.sentence}
        {waitsFor?.untilMs != null && (
          <Text size="xs" c="dimmed" component="div">
            Ends <Moment atMs={waitsFor.untilMs} />
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {money(order.totalMinor, currency)}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{day(order.promisedOn)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Moment atMs={order.issuedAtMs} />
      </Table.Td>
    </Table.Tr>
  );
}
