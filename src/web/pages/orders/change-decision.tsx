import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ChangedLine, OrderDetail, OrderResponse } from '#contracts/orders.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { day } from '../../display/moment.tsx';
import { count, money, moneyDifference } from '../../display/money.ts';
import { TableRegion } from '../../display/table-region.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useActorName } from './use-actor-name.ts';
import { useOrderAction } from './use-order-action.ts';

type Decision = 'accept_change' | 'refuse_change';

/** The change that a supplier wants beside what was ordered, to be accepted or refused. */
export function ChangeDecision({ order }: { order: OrderDetail }) {
  const nameOf = useActorName(order);
  const change = order.responses.findLast((it) => it.kind === 'changed' && it.decision === null);
  if (change === undefined || order.status !== 'change_proposed') return null;
  return (
    <Alert color="orange" title={`${order.supplierName} wants to change the order`}>
      <Stack gap="xs">
        {change.text !== '' && (
          <Text size="sm" fs="italic">
            “{change.text}”
          </Text>
        )}
        <ChangedLines order={order} lines={change.lines} />
        <Text size="sm">
          Total {money(change.totalMinor, order.currency)}, against the order{' '}
          {moneyDifference(change.totalMinor - order.totalMinor, order.currency)}.
          {change.acceptedFirstBy !== null &&
            ` It raises the total: ${nameOf(change.acceptedFirstBy)} accepted it, a second person has to.`}
        </Text>
        {order.may.includes('decide_change') && <Answers order={order} change={change} />}
      </Stack>
    </Alert>
  );
}

function Answers({ order, change }: { order: OrderDetail; change: OrderResponse }) {
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useOrderAction<{ decision: Decision; because: string }>(
    order,
    'decision',
    'Your answer counts.',
  );
  const total = money(change.totalMinor, order.currency);
  const isYes = asked === 'accept_change';
  return (
    <Group gap="xs">
      <Button size="sm" onClick={() => setAsked('accept_change')}>
        Accept for {total}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsked('refuse_change')}>
        Refuse the change
      </Button>
      <ReasonForm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={isYes ? `Accept the change for ${total}?` : 'Refuse the change?'}
        says={
          isYes
            ? 'The order becomes what the supplier wrote. A change that raises the total takes two people.'
            : 'The order stays as it was; the supplier is asked to acknowledge it as such.'
        }
        action={isYes ? 'Accept the change' : 'Refuse the change'}
        isPending={decide.isPending}
        onSent={(because) => {
          if (asked === null) return;
          decide.mutate({ decision: asked, because }, { onSuccess: () => setAsked(null) });
        }}
      />
    </Group>
  );
}

function ChangedLines({ order, lines }: { order: OrderDetail; lines: readonly ChangedLine[] }) {
  const { currency } = order;
  return (
    <TableRegion label="What would change">
      <Table verticalSpacing={3} fz="sm" miw={560}>
        <HeadRow columns={['Line', 'Quantity', 'Unit price', 'Promised']} />
        <Table.Tbody>
          {lines.map((it) => {
            const before = order.lines.find(({ lineNo }) => lineNo === it.lineNo);
            const price = (minor: number | undefined) => money(minor, currency);
            return (
              <Table.Tr key={it.lineNo}>
                <Table.Th scope="row" fw={500}>
                  {it.lineNo}. {before?.description}
                </Table.Th>
                <Table.Td>{fromTo(count(before?.quantity), count(it.quantity))}</Table.Td>
                <Table.Td>
                  {fromTo(price(before?.unitPriceMinor), price(it.unitPriceMinor))}
                </Table.Td>
                <Table.Td>{fromTo(day(before?.promisedOn), day(it.promisedOn))}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

const fromTo = (before: string, now: string): string =>
  before === now ? `${now}, as ordered` : `${before} to ${now}`;
