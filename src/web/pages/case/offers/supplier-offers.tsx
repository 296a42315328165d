import { Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Talk } from '../../../client/types.ts';
import { money, share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Sign } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';
import type { Decision } from '../decisions/decisions-query.ts';
import { IssueTrends } from './issue-trends.tsx';
import { MovesTable } from './moves-table.tsx';
import type { GivenMandate } from './offers-query.ts';
import { PriceChart } from './price-chart.tsx';
import { lastOf, limitsFor } from './rounds.ts';
import type { SupplierTable } from './rounds.ts';

type Props = {
  table: SupplierTable;
  supplierName: string;
  currency: string;
  talk: Talk | null;
  mandate: GivenMandate | null;
  decisions: readonly Decision[];
  gapBp: number | null;
  wins: boolean;
  view: 'charts' | 'tables';
};

const results: Readonly<Record<Talk['result'], { word: string; tone: Tone }>> = {
  agreed: { word: 'Agreed, subject to the award', tone: 'good' },
  walked_away: { word: 'Walked away', tone: 'bad' },
  no_agreement: { word: 'No agreement', tone: 'warning' },
  refused_by_compliance: { word: 'Refused by compliance', tone: 'bad' },
};

/** One supplier at the table: where it stands, how it got there, and why. */
export function SupplierOffers(props: Props) {
  const { table, mandate, currency, view, supplierName } = props;
  const last = lastOf(table);
  const limits = last === null || mandate === null ? null : limitsFor(mandate.lines, last.terms);
  return (
    <Paper component="section" withBorder p="sm" aria-label={`Offers of ${supplierName}`}>
      <Stack gap="xs">
        <TalkHead {...props} />
        {view === 'charts' && (
          <Grid gap="sm">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <PriceChart points={table.points} limits={limits} currency={currency} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <IssueTrends table={table} />
            </Grid.Col>
          </Grid>
        )}
        <MovesTable {...props} isOpen={view === 'tables'} />
      </Stack>
    </Paper>
  );
}

function TalkHead({ table, supplierName, currency, talk, gapBp, wins }: Props) {
  const first = table.moves.find((it) => it.offer.actor === 'supplier')?.offer ?? null;
  const last = lastOf(table);
  return (
    <Group justify="space-between" gap="xs" align="baseline">
      <Group gap="xs">
        <Title order={2} size="h5">
          <PageLink to="/suppliers/$supplierId" params={{ supplierId: table.supplierId }} inherit>
            {supplierName}
          </PageLink>
        </Title>
        {wins && <Sign word="Wins" tone="good" />}
        {talk === null ? (
          <Sign word="Talk is open" tone="notice" />
        ) : (
          <Sign {...results[talk.result]} />
        )}
        <OpponentType talk={talk} />
      </Group>
      <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {first !== null && last !== null && first.totalMinor !== last.totalMinor && (
          <Text span c="dimmed" inherit>
            {money(first.totalMinor, currency)} to{' '}
          </Text>
        )}
        <Text span fw={600} inherit>
          {money(last?.totalMinor, currency)}
        </Text>
        {gapBp !== null && (
          <Text span c="dimmed" inherit>
            {gapBp === 0
              ? ', the lowest for these lines'
              : `, ${share(gapBp)} above the lowest for these lines`}
          </Text>
        )}
      </Text>
    </Group>
  );
}

function OpponentType({ talk }: { talk: Talk | null }) {
  if (talk === null) return null;
  if (talk.opponentType === 'unknown') return <Sign word="Way of bargaining" tone="unknown" />;
  return (
    <Text size="sm" c="dimmed">
      Bargained like this: {talk.opponentType.replaceAll('_', ' ')} (
      {share(talk.opponentConfidenceBp)} sure), {talk.rounds} rounds, {talk.approach}
    </Text>
  );
}
