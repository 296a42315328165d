import { List, Paper, Text, Title } from '@mantine/core';
import type { OrderDetail } from '#contracts/orders.ts';
import { Moment } from '../../display/moment.tsx';
import { PageLink } from '../../display/page-link.tsx';
import { Sign } from '../../display/sign.tsx';
import { stepNames, stepStates } from './order-state.tsx';

/** What was taken back after a cancellation, in its order, with what came of each step. */
export function Compensation({ order: { compensation } }: { order: OrderDetail }) {
  if (compensation.length === 0) return null;
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="compensation">
      <Title order={2} size="h5" id="compensation" mb={4}>
        Taken back step by step
      </Title>
      <List type="ordered" size="sm" spacing={6}>
        {compensation.map((it) => (
          <List.Item key={it.step}>
            <b>{stepNames[it.step]}</b> <Sign {...stepStates[it.status]} />
            {it.result !== null && <Text size="sm">{it.result}</Text>}
            <Text size="xs" c="dimmed">
              {it.attempts} attempt{it.attempts === 1 ? '' : 's'}
              {it.doneAtMs !== null && (
                <>
                  , done <Moment atMs={it.doneAtMs} />
                </>
              )}
            </Text>
            {it.caseId !== null && (
              <PageLink to="/cases/$caseId" params={{ caseId: it.caseId }} fz="sm">
                Open the case for what is left
              </PageLink>
            )}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
