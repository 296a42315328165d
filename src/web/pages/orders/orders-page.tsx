import { Box, Group, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrderStatus } from '#contracts/orders.ts';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { LoadMore } from '../../display/load-more.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { SupplierPicker } from '../../display/supplier-picker.tsx';
import { useRowFocus } from '../../display/row-keys.ts';
import { orderStates } from './order-state.tsx';
import { ordersQuery } from './orders-query.ts';
import { OrdersTable } from './orders-table.tsx';

const statuses = Object.keys(orderStates) as OrderStatus[];

/** Every purchase order, the one issued last first. */
export function OrdersPage() {
  const { text, oneOf } = useAddress();
  const rows = useRowFocus<HTMLDivElement>();
  const status = oneOf('status', ['', ...statuses], '');
  const filters = { status, supplierId: text('supplier'), caseId: text('case') };
  const query = useInfiniteQuery(ordersQuery(filters));
  const orders = query.data?.pages.flatMap((it) => it.items) ?? [];
  return (
    <>
      <PageHead
        title="Orders"
        sentence="What was ordered, what the suppliers said to it, and what has come."
        actions={<ExportLink needs="exportOrders" path="/v1/exports/orders.csv" filter={filters} />}
      />
      <Filters />
      <QueryState
        query={query}
        rows={8}
        isEmpty={() => orders.length === 0}
        empty={
          <Empty title="No orders here">
            An order is issued by itself once an award stands. Take out a filter to see more.
          </Empty>
        }
      >
        {() => (
          <Box ref={rows}>
            <OrdersTable orders={orders} />
            <LoadMore query={query} />
          </Box>
        )}
      </QueryState>
    </>
  );
}

function Filters() {
  const { text, set } = useAddress();
  return (
    <Group gap="xs" mb="sm">
      <Select
        aria-label="State"
        placeholder="All states"
        size="sm"
        w={180}
        clearable
        clearButtonProps={{ 'aria-label': 'All states' }}
        data={statuses.map((value) => ({ value, label: orderStates[value].word }))}
        value={text('status') === '' ? null : text('status')}
        onChange={(chosen) => set({ status: chosen ?? undefined })}
      />
      <SupplierPicker
        label="Supplier"
        placeholder="All suppliers"
        isBare
        max={1}
        value={text('supplier') === '' ? [] : [text('supplier')]}
        onChange={([supplier]) => set({ supplier })}
      />
      <CaseBox />
    </Group>
  );
}

/** Taken when it is left or Enter is pressed: an id is typed or pasted as a whole. */
function CaseBox() {
  const { text, set } = useAddress();
  const label = 'Case id';
  return (
    <TextInput
      key={text('case')}
      aria-label={label}
      placeholder={label}
      size="sm"
      w={200}
      maxLength={100}
      defaultValue={text('case')}
      onBlur={(event) => set({ case: event.currentTarget.value.trim() })}
      onKeyDown={(event) => {
        if (event.key === 'Enter') set({ case: event.currentTarget.value.trim() });
      }}
    />
  );
}
