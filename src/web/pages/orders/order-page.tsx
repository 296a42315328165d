import { Button, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OrderDetail } from '#contracts/orders.ts';
import { Moment } from '../../display/moment.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { PageLink } from '../../display/page-link.tsx';
import { QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { ChangeDecision } from './change-decision.tsx';
import { Compensation } from './compensation.tsx';
import { OrderEvents } from './order-events.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderState } from './order-state.tsx';
import { Responses } from './responses.tsx';
import { orderPath, orderQuery } from './orders-query.ts';

/** One purchase order from its issue to its receipt, or to its end. */
export function OrderPage() {
  const { orderNo } = useParams({ strict: false }) as { orderNo: string };
  const order = useQuery(orderQuery(orderNo));
  return (
    <QueryState query={order} rows={8} page="Order">
      {(it) => <Order order={it} />}
    </QueryState>
  );
}

function Order({ order }: { order: OrderDetail }) {
  return (
    <>
      <PageHead
        title={`Order ${order.orderNo}`}
        sentence={<Sentence order={order} />}
        actions={
          <>
            <OrderState status={order.status} />
            {order.overdue && <Sign word="Overdue" tone="bad" />}
            {order.escalated && <Sign word="Escalated" tone="warning" />}
            <Button
              component="a"
              href={orderPath(order.orderNo, '/document')}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<IconPrinter size={16} />}
            >
              Print or PDF
            </Button>
            <CancelOrder order={order} />
          </>
        }
      />
      <Stack gap="md">
        <ChangeDecision order={order} />
        <Compensation order={order} />
        <Section title="Lines">
          <OrderLines order={order} />
        </Section>
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Section title="Terms and times">
              <OrderFacts order={order} />
            </Section>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <Section title="What the supplier said">
                <Responses order={order} />
              </Section>
              <Section title="What happened">
                <OrderEvents order={order} />
              </Section>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** Where it stands, with whom, and who is waited for until when. */
function Sentence({ order }: { order: OrderDetail }) {
  const { caseId, caseTitle, supplierId, supplierName, sentence, waitsFor } = order;
  return (
    <>
      {sentence}
      {waitsFor !== null && (
        <>
          {' '}
          Waits for the {waitsFor.who} since <Moment atMs={waitsFor.sinceMs} />
          {waitsFor.untilMs !== null && (
            <>
              , ends <Moment atMs={waitsFor.untilMs} />
            </>
          )}
          .
        </>
      )}
      <Group gap="sm" mt={2} fz="sm">
        <PageLink to="/suppliers/$supplierId" params={{ supplierId }} fz="sm">
          {supplierName}
        </PageLink>
        <PageLink to="/cases/$caseId" params={{ caseId }} search={{ tab: 'order' }} fz="sm">
          {caseTitle}
        </PageLink>
        <Text span size="sm">
          Revision {order.revision}
        </Text>
      </Group>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="sm" aria-label={title}>
      <Title order={2} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </Paper>
  );
}
