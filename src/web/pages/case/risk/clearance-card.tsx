import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Moment, when } from '../../../display/moment.tsx';
import { share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Sign, Unknown } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';
import type { CaseClearance, ClearanceRecord } from './clearances.ts';
import { FactorTable } from './factor-table.tsx';
import { verdictSigns } from './verdict-signs.ts';
import { PapersAndLists } from './papers-and-lists.tsx';

/** One supplier as compliance sees it now. */
export function ClearanceCard({ clearance }: { clearance: CaseClearance }) {
  const headingId = useId();
  const { record, earlierCount, atMs } = clearance;
  const { assessment, verdict, decidedBy } = record;
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby={headingId}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5" id={headingId}>
            <PageLink
              to="/suppliers/$supplierId"
              params={{ supplierId: assessment.supplierId }}
              inherit
            >
              {assessment.supplierName}
            </PageLink>
          </Title>
          <Sign {...verdictSigns[verdict]} />
        </Group>
        <Headline record={record} />
        <Stops record={record} />
        <FactorTable factors={assessment.factors} supplierName={assessment.supplierName} />
        <PapersAndLists assessment={assessment} />
        <Text size="xs" c="dimmed">
          Decided by {decidedBy} <Moment atMs={atMs} />, holds until {when(record.validUntilMs)}
          {earlierCount > 0 && `, after ${earlierCount} earlier look${earlierCount > 1 ? 's' : ''}`}
        </Text>
      </Stack>
    </Paper>
  );
}

/** Risk, how bad it may be at most, the limit it was held against, and how much is known. */
function Headline({ record: { assessment, approveUpToBp } }: { record: ClearanceRecord }) {
  const { riskBp, riskUpToBp, coverageBp, confidenceBp } = assessment;
  return (
    <Group gap="lg" style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Figure name="Risk">
        {riskBp === null ? <Unknown /> : <b>{share(riskBp)}</b>}
        {riskUpToBp !== undefined && riskUpToBp !== riskBp && (
          <Text span size="sm" c="dimmed">
            {' '}
            up to {share(riskUpToBp)}
          </Text>
        )}
      </Figure>
      <Figure name="Coverage">
        <b>{share(coverageBp)}</b>
      </Figure>
      <Figure name="Confidence">{share(confidenceBp)}</Figure>
      <Figure name="Cleared alone up to">{share(approveUpToBp)}</Figure>
    </Group>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}

function Stops({ record: { assessment, conditions } }: { record: ClearanceRecord }) {
  const lists: [title: string, tone: Tone, items: readonly string[]][] = [
    ['Forbidden', 'bad', assessment.hardStops],
    ['A person must look', 'warning', assessment.reviewReasons ?? []],
    ['Warnings', 'warning', assessment.warnings ?? []],
    ['Conditions', 'notice', conditions],
  ];
  return lists
    .filter(([, , items]) => items.length > 0)
    .map(([title, tone, items]) => (
      <div key={title}>
        <Sign word={title} tone={tone} />
        <List size="sm" mt={2}>
          {items.map((it) => (
            <List.Item key={it}>{it}</List.Item>
          ))}
        </List>
      </div>
    ));
}
