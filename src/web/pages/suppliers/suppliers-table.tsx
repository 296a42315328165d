import { Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useAddress } from '../../display/address.ts';
import { count, share } from '../../display/money.ts';
import { rowLink, useRowFocus } from '../../display/row-keys.ts';
import { Sign, Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { PageLink } from '../../display/page-link.tsx';
import { countryName } from './countries.ts';
import { bySort, SORTS } from './supplier-order.ts';
import { StandingCell } from './standing-cell.tsx';
import { statusWords, verdictWords } from './supplier-types.ts';
import type { SupplierSummary } from './supplier-types.ts';

const columns: readonly { sort: (typeof SORTS)[number] | null; name: string; wide?: boolean }[] = [
  { sort: 'name', name: 'Supplier' },
  { sort: 'country', name: 'Country', wide: true },
  { sort: null, name: 'Status' },
  { sort: null, name: 'Standing' },
  { sort: 'on_time', name: 'On time' },
  { sort: 'delay', name: 'Mean delay', wide: true },
  { sort: 'quality', name: 'Accepted', wide: true },
  { sort: null, name: 'Clearance', wide: true },
];
const NUMBERS = ['on_time', 'delay', 'quality'];

type Props = { suppliers: readonly SupplierSummary[]; hasMore: boolean };

/** Suppliers in the order asked for; `j`, `k` and `enter` work on the rows. */
export function SuppliersTable({ suppliers, hasMore }: Props) {
  const { text, set, oneOf } = useAddress();
  const sort = oneOf('sort', SORTS, 'id');
  const isDown = text('down') === 'true';
  const rows = useMemo(() => bySort(suppliers, sort, isDown), [suppliers, sort, isDown]);
  const body = useRowFocus<HTMLTableSectionElement>();
  return (
    <TableRegion label="Suppliers">
      <Table highlightOnHover verticalSpacing={6} stickyHeader>
        {sort !== 'id' && hasMore && (
          <Table.Caption>In order among those loaded; load more to order all.</Table.Caption>
        )}
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Head
                key={column.name}
                {...column}
                direction={column.sort === sort ? (isDown ? 'descending' : 'ascending') : 'none'}
                onSort={(next) =>
                  set({ sort: next, down: next === sort ? !isDown : NUMBERS.includes(next) })
                }
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {rows.map((it) => (
            <SupplierRow key={it.supplierId} supplier={it} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

type HeadProps = (typeof columns)[number] & {
  direction: 'ascending' | 'descending' | 'none';
  onSort: (sort: string) => void;
};

function Head({ sort, name, wide = false, direction, onSort }: HeadProps) {
  const Arrow = direction === 'descending' ? IconChevronDown : IconChevronUp;
  return (
    <Table.Th
      scope="col"
      visibleFrom={wide ? 'md' : undefined}
      ta={sort !== null && NUMBERS.includes(sort) ? 'right' : 'left'}
      aria-sort={sort === null ? undefined : direction}
      style={{ whiteSpace: 'nowrap' }}
    >
      {sort === null ? (
        name
      ) : (
        <UnstyledButton fz="inherit" fw="inherit" onClick={() => onSort(sort)}>
          {name} {direction !== 'none' && <Arrow size={12} aria-hidden />}
        </UnstyledButton>
      )}
    </Table.Th>
  );
}

function SupplierRow({ supplier }: { supplier: SupplierSummary }) {
  const { supplierId, supplierName, country, status, scorecard, record } = supplier;
  return (
    <Table.Tr>
      <Table.Td miw={160}>
        <PageLink
          {...rowLink}
          to="/suppliers/$supplierId"
          params={{ supplierId }}
          size="sm"
          style={{ overflowWrap: 'anywhere' }}
        >
          {supplierName}
        </PageLink>
      </Table.Td>
      <Table.Td visibleFrom="md">
        {country === null ? <Unknown /> : <Text size="sm">{countryName(country)}</Text>}
      </Table.Td>
      <Table.Td>
        <Sign {...statusWords[status]} />
      </Table.Td>
      <Table.Td>
        <StandingCell record={record} />
      </Table.Td>
      <Rate bp={scorecard.onTimeBp} of={scorecard.deliveriesCount} noun="deliveries" />
      <Table.Td ta="right" visibleFrom="md">
        {scorecard.meanDelayDays === null ? <Unknown /> : `${scorecard.meanDelayDays} d`}
      </Table.Td>
      <Rate bp={scorecard.qualityBp} of={scorecard.inspectedCount} noun="inspections" wide />
      <Table.Td visibleFrom="md">
        {scorecard.clearance === null ? (
          <Unknown word="none valid" />
        ) : (
          <Sign {...verdictWords[scorecard.clearance.verdict]} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

type RateProps = { bp: number | null; of: number; noun: string; wide?: boolean };

/** A share with the sample that it is of. */
function Rate({ bp, of, noun, wide = false }: RateProps) {
  return (
    <Table.Td ta="right" visibleFrom={wide ? 'md' : undefined} style={{ whiteSpace: 'nowrap' }}>
      {bp === null ? (
        <Unknown />
      ) : (
        <span title={`Of ${count(of)} ${noun}`}>
          {share(bp)}{' '}
          <Text span size="xs" c="dimmed">
            of {count(of)}
          </Text>
        </span>
      )}
    </Table.Td>
  );
}
