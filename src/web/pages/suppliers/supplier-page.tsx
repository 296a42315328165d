import { Group, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useAddress } from '../../display/address.ts';
import { count, share } from '../../display/money.ts';
import { PageHead } from '../../display/page-head.tsx';
import { QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { useMay } from '../../session/session.ts';
import { CataloguePanel } from './catalogue-panel.tsx';
import { CertificatesPanel } from './certificates-panel.tsx';
import { ChannelPanel } from './channel-panel.tsx';
import { countryName } from './countries.ts';
import { OverviewPanel } from './overview-panel.tsx';
import { scorecardQuery, supplierQuery } from './supplier-queries.ts';
import { SupplierScreeningPanel } from './supplier-screening.tsx';
import { standingWord, statusWords } from './supplier-types.ts';
import type { Supplier } from './supplier-types.ts';

export function SupplierPage() {
  const { supplierId = '' } = useParams({ strict: false });
  const query = useQuery(supplierQuery(supplierId));
  return (
    <QueryState query={query} page="Supplier">
      {(supplier) => (
        <>
          <PageHead title={supplier.supplierName} sentence={<HeadSentence supplier={supplier} />} />
          <SupplierTabs supplier={supplier} />
        </>
      )}
    </QueryState>
  );
}

function HeadSentence({ supplier: { supplierId, country, status } }: { supplier: Supplier }) {
  const { data } = useQuery(scorecardQuery(supplierId));
  return (
    <Group gap="xs" mt={4}>
      <Sign {...statusWords[status]} />
      {data !== undefined && data.sampleSize > 0 && (
        <>
          <Sign {...standingWord(data)} />
          <Text size="sm" span>
            {share(data.overallBp)} from {count(data.sampleSize)} results
          </Text>
        </>
      )}
      {data?.sampleSize === 0 && <Sign word="no history with us" tone="unknown" />}
      <Text size="sm" span>
        {country === null ? 'country unknown' : countryName(country)}
      </Text>
    </Group>
  );
}

const TABS = ['overview', 'certificates', 'screening', 'catalogue', 'channel'] as const;

function SupplierTabs({ supplier }: { supplier: Supplier }) {
  const may = useMay();
  const { set, oneOf } = useAddress();
  const mayChannel = may('setSupplierChannel') || may('listSupplierSessions');
  return (
    <Tabs
      value={oneOf('tab', TABS, 'overview')}
      onChange={(tab) => set({ tab: tab ?? undefined })}
      keepMounted={false}
    >
      <Tabs.List mb="md" aria-label="About the supplier">
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="certificates">Certificates {supplier.certificates.length}</Tabs.Tab>
        <Tabs.Tab value="screening">Screening</Tabs.Tab>
        <Tabs.Tab value="catalogue">Catalogue {supplier.catalogue.length}</Tabs.Tab>
        {mayChannel && <Tabs.Tab value="channel">Channel</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="overview">
        <OverviewPanel supplier={supplier} />
      </Tabs.Panel>
      <Tabs.Panel value="certificates">
        <CertificatesPanel supplier={supplier} />
      </Tabs.Panel>
      <Tabs.Panel value="screening">
        <SupplierScreeningPanel supplierId={supplier.supplierId} />
      </Tabs.Panel>
      <Tabs.Panel value="catalogue">
        <CataloguePanel rows={supplier.catalogue} />
      </Tabs.Panel>
      <Tabs.Panel value="channel">
        <ChannelPanel supplier={supplier} />
      </Tabs.Panel>
    </Tabs>
  );
}
