import { Badge, Group, Paper, Table, Text, Title } from '@mantine/core';
import { Moment } from '../../../display/moment.tsx';
import { share } from '../../../display/money.ts';
import { plainWords } from '../../../display/plain-words.ts';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { Sign } from '../../../display/sign.tsx';
import { TableRegion } from '../../../display/table-region.tsx';
import { DecisionDetails } from './decision-details.tsx';
import type { Decision } from './decisions-query.ts';
import type { MemoryNote } from './memory-note.ts';

type Props = { decision: Decision; note: MemoryNote | null; isChosen: boolean };

/** One decision as a comparison: what was chosen beside what was not, and why. */
export function DecisionCard({ decision, note, isChosen }: Props) {
  const { agent, question, atMs, confidenceBp } = decision;
  return (
    <Paper
      withBorder
      p="sm"
      style={isChosen ? { borderColor: 'var(--mantine-primary-color-filled)' } : undefined}
    >
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs">
          <Badge variant="default" tt="none" radius="sm">
            {sentenceCase(agent)}
          </Badge>
          <Title order={2} size="h6">
            {question}
          </Title>
        </Group>
        <Text size="xs" c="dimmed">
          {confidenceBp !== null && `${share(confidenceBp)} sure, `}
          <Moment atMs={atMs} />
        </Text>
      </Group>
      <Options decision={decision} />
      {note !== null && <WithoutMemory note={note} />}
      <DecisionDetails decision={decision} />
    </Paper>
  );
}

function Options({
  decision: { chosen, alternatives, because, question },
}: {
  decision: Decision;
}) {
  return (
    <TableRegion label={`What could be chosen: ${question}`}>
      <Table verticalSpacing={3} fz="sm" withRowBorders={false} miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="26%">
              Option
            </Table.Th>
            <Table.Th scope="col" w={80} ta="right">
              Score
            </Table.Th>
            <Table.Th scope="col">Because</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody style={{ verticalAlign: 'top' }}>
          <Table.Tr bg="var(--mantine-color-default-hover)">
            <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>
              {plainWords(chosen)} <Sign word="Chosen" tone="good" />
            </Table.Td>
            <Table.Td />
            <Table.Td>
              {because.map((it) => (
                <div key={`${it.rule}/${it.value}`}>
                  <Text span size="sm" c="dimmed">
                    {plainWords(it.rule)}:
                  </Text>{' '}
                  {plainWords(it.value)}
                </div>
              ))}
            </Table.Td>
          </Table.Tr>
          {alternatives.map((it) => (
            <Table.Tr key={it.option}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{plainWords(it.option)}</Table.Td>
              <Table.Td ta="right">{it.scoreBp === null ? '' : share(it.scoreBp)}</Table.Td>
              <Table.Td>{plainWords(it.because)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function WithoutMemory({ note }: { note: MemoryNote }) {
  return (
    <Group gap="xs" mt={4}>
      {note.changed ? (
        <Sign word={`Without memory: ${note.without}`} tone="notice" />
      ) : (
        <Sign word="The same without memory" tone="plain" />
      )}
      {note.explores && <Sign word="Tries something new" tone="warning" />}
      <Text size="xs" c="dimmed" flex="1 1 20rem">
        {plainWords(note.because)}
      </Text>
    </Group>
  );
}
