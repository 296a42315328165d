import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { count } from '../../display/money.ts';
import { PageHead } from '../../display/page-head.tsx';
import { LoadMore } from '../../display/load-more.tsx';
import { Empty, Failure, Waiting } from '../../display/query-state.tsx';
import { useMay } from '../../session/session.ts';
import { ImportSuppliers } from './import-suppliers.tsx';
import { SupplierFilters } from './supplier-filters.tsx';
import { suppliersQuery } from './supplier-queries.ts';
import { SuppliersTable } from './suppliers-table.tsx';

export function SuppliersPage() {
  const may = useMay();
  const { text } = useAddress();
  const filter = {
    text: text('q'),
    status: text('status'),
    country: text('country'),
    category: text('category'),
  };
  const query = useInfiniteQuery(suppliersQuery(filter));
  const suppliers = useMemo(() => query.data?.pages.flatMap((it) => it.items) ?? [], [query.data]);
  return (
    <>
      <PageHead
        title="Suppliers"
        sentence="Who can be asked, how they have delivered, and whether compliance cleared them."
        actions={
          <>
            {may('importSuppliers') && <ImportSuppliers />}
            <ExportLink needs="exportSuppliers" path="/v1/exports/suppliers.csv" filter={filter} />
          </>
        }
      />
      <SupplierFilters filter={filter} />
      {query.error !== null && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && query.error === null && <Waiting rows={10} />}
      {query.data !== undefined && suppliers.length === 0 && (
        <Empty title="No supplier fits">
          Take a filter away, or import suppliers from a CSV file.
        </Empty>
      )}
      {suppliers.length > 0 && (
        <>
          <SuppliersTable suppliers={suppliers} hasMore={query.hasNextPage} />
          <Group justify="center" mt="sm" gap="sm">
            <Text size="sm" c="dimmed" role="status">
              {count(suppliers.length)} {query.hasNextPage ? 'loaded, there are more' : 'suppliers'}
            </Text>
          </Group>
          <LoadMore query={query} />
        </>
      )}
    </>
  );
}
