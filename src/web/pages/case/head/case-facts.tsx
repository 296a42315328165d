import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { money } from '../../../display/money.ts';
import { day, duration, Moment } from '../../../display/moment.tsx';
import { usePeopleNames } from '../people.ts';

/** What was asked for, by whom, until when, and for how much. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const people = usePeopleNames();
  const { budgetMinor, currency, needBy, urgency, openedBy, openedAtMs, closedAtMs } = detail;
  return (
    <Group gap="lg" component="dl" m={0} style={{ rowGap: 4 }}>
      <Fact name="Budget">{money(budgetMinor, currency)}</Fact>
      <Fact name="Need by">{day(needBy)}</Fact>
      <Fact name="Urgency">{urgency}</Fact>
      <Fact name="Opened">
        <Moment atMs={openedAtMs} /> by {people.get(openedBy) ?? 'somebody whose key is gone'}
      </Fact>
      {closedAtMs !== null && (
        <Fact name="Closed">
          <Moment atMs={closedAtMs} />, after {duration(closedAtMs - openedAtMs)}
        </Fact>
      )}
    </Group>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap">
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Text>
    </Group>
  );
}
