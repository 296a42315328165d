import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Approval } from '../../../client/types.ts';
import { readShown } from './shown.ts';
import { unusualIn } from './unusual.ts';

const colors = { low: 'gray', medium: 'orange', high: 'red' } as const;

/** What to look at twice, the worst first; says so too when there is nothing. */
export function UnusualList({ approval, max = Infinity }: { approval: Approval; max?: number }) {
  const found = unusualIn(readShown(approval));
  if (found.length === 0) {
    return (
      <Group gap={6} wrap="nowrap">
        <IconCircleCheck size={16} aria-hidden />
        <Text size="sm">Nothing unusual was found.</Text>
      </Group>
    );
  }
  const order = ['high', 'medium', 'low'];
  const worstFirst = found.toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  return (
    <>
      {worstFirst.slice(0, max).map(({ sentence, severity }) => (
        <Group key={sentence} gap={6} wrap="nowrap" align="flex-start">
          <IconAlertTriangle
            size={16}
            aria-label={`${severity}:`}
            style={{ flexShrink: 0, marginTop: 2 }}
            color={`var(--mantine-color-${colors[severity]}-filled)`}
          />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {sentence}
          </Text>
        </Group>
      ))}
      {found.length > max && (
        <Text size="xs" c="dimmed">
          and {found.length - max} more
        </Text>
      )}
    </>
  );
}
