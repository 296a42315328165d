import { Button, Group, Modal, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ScreeningHit } from '#contracts/screening.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { Moment, day } from '../../display/moment.tsx';
import { share } from '../../display/money.ts';
import { rowLink } from '../../display/row-keys.ts';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { PageLink } from '../../display/page-link.tsx';
import { useMay } from '../../session/session.ts';
import { HitDecisionForm } from './hit-decision-form.tsx';
import { evidenceLines, hitWords, lapseWords } from './hit-words.ts';

type Props = { hit: ScreeningHit; firstSeenAtMs?: number };

/** A supplier beside the listed party that it resembles: what matched, and what people decided. */
export function HitCard({ hit, firstSeenAtMs }: Props) {
  const may = useMay();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Paper
      component="article"
      withBorder
      p="md"
      aria-label={`${hit.supplierName} resembles ${hit.listedName}`}
    >
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Sign {...hitWords[hit.state]} />
          <Sign
            word={hit.level === 'block' ? 'Stops the supplier' : 'To be looked at'}
            tone={hit.level === 'block' ? 'bad' : 'warning'}
          />
          <Text size="sm">
            {share(hit.scoreBp)} alike
            {firstSeenAtMs !== undefined && (
              <>
                , first seen <Moment atMs={firstSeenAtMs} />
              </>
            )}
          </Text>
        </Group>
        {may('decideScreeningHit') && (
          <Button size="xs" onClick={open} variant={hit.state === 'open' ? 'filled' : 'default'}>
            {hit.state === 'open' ? 'Clear or confirm' : 'Decide again'}
          </Button>
        )}
      </Group>
      <TwoNames hit={hit} />
      <Evidence hit={hit} />
      <Decided hit={hit} />
      <Modal opened={isOpen} onClose={close} title={`Decide on ${hit.supplierName}`} size="lg">
        <HitDecisionForm hit={hit} onDone={close} />
      </Modal>
    </Paper>
  );
}

function TwoNames({ hit }: { hit: ScreeningHit }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} mb="xs">
      <Stack gap={2}>
        <Text size="xs" c="dimmed">
          Our supplier
        </Text>
        <Title order={2} size="h5">
          <PageLink
            {...rowLink}
            inherit
            to="/suppliers/$supplierId"
            params={{ supplierId: hit.supplierId }}
            search={{ tab: 'screening' }}
          >
            {hit.supplierName}
          </PageLink>
        </Title>
        {hit.askedName !== hit.supplierName && <Text size="sm">also called {hit.askedName}</Text>}
      </Stack>
      <Stack gap={2}>
        <Text size="xs" c="dimmed">
          On the list
        </Text>
        <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {hit.listedName}
        </Title>
        <Text size="sm">
          {hit.listTitle}, version {hit.listVersion} of {hit.listPublishedOn}, party {hit.partyId}
        </Text>
        <Text size="sm" c="dimmed">
          {[...hit.programmes, ...hit.topics, ...hit.countries].join(' · ')}
        </Text>
        {hit.remarks !== '' && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {hit.remarks}
          </Text>
        )}
      </Stack>
    </SimpleGrid>
  );
}

function Evidence({ hit }: { hit: ScreeningHit }) {
  return (
    <TableRegion label={`What matched between ${hit.supplierName} and ${hit.listedName}`}>
      <Table verticalSpacing={3} fz="sm">
        <HeadRow columns={['What', 'Our supplier', 'On the list', 'How', { right: 'Weighs' }]} />
        <Table.Tbody>
          {evidenceLines(hit.evidence).map((it, at) => (
            <Table.Tr key={at}>
              <Table.Td>{it.what}</Table.Td>
              <Table.Td>{it.asked}</Table.Td>
              <Table.Td>{it.listed}</Table.Td>
              <Table.Td>{it.how}</Table.Td>
              <Table.Td ta="right">{share(it.scoreBp)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function Decided({ hit: { decision, lapsed } }: { hit: ScreeningHit }) {
  const told = decision ?? lapsed;
  if (told === null) return null;
  return (
    <Text size="sm" mt="xs">
      {told.kind === 'cleared' ? 'Cleared' : 'Confirmed'} by {told.by} <Moment atMs={told.atMs} />
      {told.until !== null && `, until ${day(told.until)}`}
      {told.scope === 'name' && ', for every supplier of this name'}: {told.reason}
      {decision === null && lapsed !== null && ` ${lapseWords[lapsed.because]}`}
    </Text>
  );
}
