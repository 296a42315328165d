import '@mantine/charts/styles.css';
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../../display/address.ts';
import { ExportLink } from '../../../display/export-link.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { casePath } from '../case-query.ts';
import { decisionsQuery } from '../decisions/decisions-query.ts';
import { asRequested, useSupplierNames } from '../compare/supplier-names.ts';
import type { TabProps } from '../tabs/tabs.ts';
import { mandatesQuery, offersQuery, talksQuery } from './offers-query.ts';
import { gapToLowestBp, lastOf, tablesOf } from './rounds.ts';
import type { SupplierTable } from './rounds.ts';
import { SupplierOffers } from './supplier-offers.tsx';

const VIEWS = ['charts', 'tables'] as const;

/** What each supplier was asked and offered, round by round. */
export function OffersTab({ detail }: TabProps) {
  const offers = useQuery(offersQuery(detail.caseId));
  return (
    <QueryState
      query={offers}
      isEmpty={(it) => it.length === 0}
      empty={
        <Empty title="No offers yet">
          Suppliers are asked once compliance has cleared them. What they answer appears here by
          itself.
        </Empty>
      }
    >
      {(it) => <Tables detail={detail} tables={tablesOf(it)} />}
    </QueryState>
  );
}

function Tables({ detail, tables }: TabProps & { tables: SupplierTable[] }) {
  const { caseId, currency } = detail;
  const maySee = useQuery(asRequested(caseId)).data?.limitsShown === true;
  const mandates = useQuery({ ...mandatesQuery(caseId), enabled: maySee });
  const talks = useQuery(talksQuery(caseId));
  const decisions = useQuery(decisionsQuery(caseId));
  const nameOf = useSupplierNames(caseId);
  const { oneOf, set, text } = useAddress();
  const view = oneOf('view', VIEWS, 'charts');
  const lastMinor = (it: SupplierTable) => lastOf(it)?.totalMinor ?? Infinity;
  const shown = tables
    .filter((it) => text('supplier') === '' || it.supplierId === text('supplier'))
    .toSorted((a, b) => lastMinor(a) - lastMinor(b));
  const winners = new Set(detail.award?.proposal.lines.map((it) => it.supplierId));
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          Totals of the lines offered, lowest first.{' '}
          {!maySee
            ? 'Targets and walk-away prices are not shown to your role.'
            : "Limits count at the buyer's door, with the way there that the incoterm leaves to us."}
        </Text>
        <Group gap="xs">
          <ExportLink needs="exportOffers" path={casePath(caseId, '/offers.csv')} size="xs" />
          <SegmentedControl
            size="xs"
            aria-label="How offers are shown"
            value={view}
            onChange={(to) => set({ view: to === 'charts' ? undefined : to })}
            data={[
              { value: 'charts', label: 'Charts' },
              { value: 'tables', label: 'Tables' },
            ]}
          />
        </Group>
      </Group>
      {shown.map((table) => (
        <SupplierOffers
          key={table.supplierId}
          table={table}
          supplierName={nameOf(table.supplierId)}
          currency={currency}
          talk={talks.data?.findLast((it) => it.supplierId === table.supplierId) ?? null}
          mandate={mandates.data?.findLast((it) => it.supplierId === table.supplierId) ?? null}
          decisions={decisions.data ?? []}
          gapBp={gapToLowestBp(table, tables)}
          wins={winners.has(table.supplierId)}
          view={view}
        />
      ))}
    </Stack>
  );
}
