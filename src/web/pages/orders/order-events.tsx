import { Text, Timeline } from '@mantine/core';
import type { OrderDetail } from '#contracts/orders.ts';
import { Moment } from '../../display/moment.tsx';
import { useActorName } from './use-actor-name.ts';

/** What happened to an order, last first. */
export function OrderEvents({ order }: { order: OrderDetail }) {
  const { events } = order;
  const nameOf = useActorName(order);
  return (
    <Timeline bulletSize={12} lineWidth={2} active={events.length}>
      {events
        .toSorted((a, b) => b.sequence - a.sequence)
        .map((it) => (
          <Timeline.Item key={it.sequence} mt="xs">
            <Text size="sm">{it.sentence}</Text>
            <Text size="xs" c="dimmed">
              {nameOf(it.by)}, <Moment atMs={it.atMs} />
            </Text>
          </Timeline.Item>
        ))}
    </Timeline>
  );
}
