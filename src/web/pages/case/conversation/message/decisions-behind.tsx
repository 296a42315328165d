import { List, Stack, Text } from '@mantine/core';
import type { DecisionEvent } from '../../../../client/types.ts';
import { PageLink } from '../../../../display/page-link.tsx';
import { share } from '../../../../display/money.ts';
import type { Conversation } from '../rows/conversation.ts';
import { decisionsBehind } from '../causes/thread.ts';
import type { Row } from '../rows/row.ts';
import { plainWord } from './fields.ts';

/** What its sender decided in the turn in which it was written: chosen, beside what, and why. */
export function DecisionsBehind({ row, conversation }: { row: Row; conversation: Conversation }) {
  const decisions = decisionsBehind(row, conversation).flatMap(({ source }) =>
    source.of === 'event' && source.event.kind === 'decision' ? [source.event.body] : [],
  );
  if (decisions.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No decision was recorded in the turn that wrote it.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {decisions.map((it) => (
        <Decision key={it.id} it={it as DecisionEvent} />
      ))}
    </Stack>
  );
}

function Decision({ it }: { it: DecisionEvent }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {it.question} {plainWord(it.chosen)}
      </Text>
      <List size="xs" mt={2}>
        {it.because.slice(0, 4).map(({ rule, value }) => (
          <List.Item key={rule}>
            {rule}: {value}
          </List.Item>
        ))}
      </List>
      {it.alternatives.length > 0 && (
        <Text size="xs" c="dimmed" mt={2}>
          Beside:{' '}
          {it.alternatives
            .map(({ option, because }) => `${plainWord(option)} (${because})`)
            .join('; ')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {it.confidenceBp !== null && `Confidence ${share(it.confidenceBp)} · `}
        <PageLink to="." search={{ tab: 'decisions' }} size="xs">
          all decisions
        </PageLink>
      </Text>
    </div>
  );
}
