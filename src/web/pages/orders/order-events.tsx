import { Text, Timeline } from '@mantine/core';
import type { OrderEvent } from '#contracts/orders.ts';
import { Moment } from '../../display/moment.tsx';

/** What happened to an order, last first. */
export function OrderEvents({ events }: { events: readonly OrderEvent[] }) {
  return (
    <Timeline bulletSize={12} lineWidth={2} active={events.length}>
      {events
        .toSorted((a, b) => b.sequence - a.sequence)
        .map((it) => (
          <Timeline.Item key={it.sequence}>
            <Text size="sm">{it.sentence}</Text>
            <Text size="xs" c="dimmed">
              {it.by}, <Moment atMs={it.atMs} />
            </Text>
          </Timeline.Item>
        ))}
    </Timeline>
  );
}
