import { Button, Group, Stack, Text, Timeline } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { Conversation } from '../rows/conversation.ts';
import { effectsOf, pathTo, timerWords } from '../causes/thread.ts';
import { FromTo } from '../from-to.tsx';
import { KindSign } from '../kind-sign.tsx';
import type { Names } from '../rows/lanes.ts';
import { addressName } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import { plainWord } from './fields.ts';

type Props = {
  row: Row;
  conversation: Conversation;
  names: Names;
  onChoose: (key: string) => void;
};

const PATH_MAX = 15;

/** What led here, first cause first. */
export function CausePath({ row, conversation, names, onChoose }: Props) {
  const { rows: all, timer } = pathTo(row, conversation);
  const rows = all.slice(-PATH_MAX);
  const left = all.length - rows.length;
  return (
    <Timeline bulletSize={18} lineWidth={2} active={rows.length}>
      {timer !== null && (
        <Timeline.Item bullet={<IconClock size={12} />}>
          <Text size="sm">A timer of {addressName(rows[0]?.from ?? '', names)} fell due</Text>
          <Text size="xs" c="dimmed">
            {timerWords(timer)}
          </Text>
        </Timeline.Item>
      )}
      {left > 0 && (
        <Timeline.Item>
          <Text size="sm" c="dimmed">
            {left} causes before these; open the first of them to see more
          </Text>
        </Timeline.Item>
      )}
      {rows.map((it) => (
        <Timeline.Item key={it.key}>
          {it.key === row.key ? (
            <RowLine row={it} names={names} isThis />
          ) : (
            <RowButton row={it} names={names} onChoose={onChoose} />
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

/** What a message caused, and who wrote it. */
export function Effects({ row, conversation, names, onChoose }: Props) {
  const effects = effectsOf(row, conversation);
  if (effects.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {row.source.of === 'message'
          ? 'Nothing was written because of it so far.'
          : 'Only messages are named as causes.'}
      </Text>
    );
  }
  return (
    <Stack gap={2} align="stretch">
      {effects.map((it) => (
        <RowButton key={it.key} row={it} names={names} onChoose={onChoose} />
      ))}
    </Stack>
  );
}

type RowProps = { row: Row; names: Names };

function RowButton({ row, names, onChoose }: RowProps & { onChoose: (key: string) => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      justify="flex-start"
      h="auto"
      py={2}
      maw="100%"
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start', fontWeight: 400 } }}
      onClick={() => onChoose(row.key)}
    >
      <RowLine row={row} names={names} />
    </Button>
  );
}

function RowLine({ row, names, isThis = false }: RowProps & { isThis?: boolean }) {
  return (
    <Group gap={6} component="span" fz="sm" wrap="nowrap" align="flex-start">
      <KindSign kind={row.kind} />
      <Text span size="sm" fw={isThis ? 700 : 400}>
        <FromTo {...row} names={names} />: {saidOf(row)}
        {isThis && ' (this)'}
      </Text>
    </Group>
  );
}

function saidOf({ kind, words, gist }: Row): string {
  if (kind === 'stage') return gist;
  return kind === 'decision' ? `${words} ${plainWord(gist)}` : words;
}
