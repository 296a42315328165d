import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { useMay } from '../../../session/session.ts';
import { ordersQuery } from '../../orders/orders-query.ts';
import { OrdersTable } from '../../orders/orders-table.tsx';
import type { TabProps } from '../tabs/tabs.ts';
import { Award } from './award.tsx';
import { CaseSavings } from './case-savings.tsx';
import { Debriefs } from './debriefs.tsx';

/** What the case came to: award, orders, what others were told, and what was saved. */
export function OrderTab({ detail }: TabProps) {
  const may = useMay();
  const { caseId, award } = detail;
  if (award === null) {
    return (
      <Empty title="No award yet">
        Orders, debriefs and savings appear here once an award stands.
      </Empty>
    );
  }
  return (
    <Stack gap="lg">
      <Part title="Award">
        <Award award={award} caseId={caseId} />
      </Part>
      {may('listOrders') && (
        <Part title="Purchase orders">
          <Orders caseId={caseId} />
        </Part>
      )}
      {may('getSavings') && (
        <Part title="Savings">
          <CaseSavings caseId={caseId} />
        </Part>
      )}
      {may('listDebriefs') && (
        <Part title="What the others were told">
          <Debriefs caseId={caseId} />
        </Part>
      )}
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Orders({ caseId }: { caseId: string }) {
  const query = useInfiniteQuery(ordersQuery({ caseId }));
  const orders = query.data?.pages.flatMap((it) => it.items) ?? [];
  return (
    <QueryState
      query={query}
      isEmpty={() => orders.length === 0}
      empty={
        <Text size="sm" c="dimmed">
          The orders are on their way: one for each winner, issued within seconds of the award.
        </Text>
      }
    >
      {() => <OrdersTable orders={orders} withCase={false} />}
    </QueryState>
  );
}
