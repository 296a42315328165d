import { Group, Stack, Text } from '@mantine/core';
import type { OrderDetail, OrderResponse } from '#contracts/orders.ts';
import { Moment } from '../../display/moment.tsx';
import { money } from '../../display/money.ts';
import { Sign } from '../../display/sign.tsx';
import type { Tone } from '../../display/sign.tsx';
import { useActorName } from './use-actor-name.ts';

const kinds: Readonly<Record<OrderResponse['kind'], { word: string; tone: Tone }>> = {
  accepted: { word: 'Accepted', tone: 'good' },
  changed: { word: 'Wants a change', tone: 'warning' },
  rejected: { word: 'Rejected', tone: 'bad' },
};

/** Every answer of the supplier, and what people decided about it. */
export function Responses({ order }: { order: OrderDetail }) {
  const { responses, currency } = order;
  const nameOf = useActorName(order);
  if (responses.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The supplier has not said anything yet.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {responses
        .toSorted((a, b) => b.responseNo - a.responseNo)
        .map((it) => (
          <div key={it.responseNo}>
            <Group gap="xs">
              <Sign {...kinds[it.kind]} />
              <Text size="sm">{money(it.totalMinor, currency)}</Text>
              <Text size="xs" c="dimmed">
                revision {it.revision}, <Moment atMs={it.receivedAtMs} />
              </Text>
            </Group>
            {it.text !== '' && (
              <Text size="sm" fs="italic">
                “{it.text}”
              </Text>
            )}
            {it.decision !== null && (
              <Text size="sm">
                Change {it.decision} by {nameOf(it.decidedBy ?? 'unknown')}: {it.decidedBecause}
              </Text>
            )}
          </div>
        ))}
    </Stack>
  );
}
