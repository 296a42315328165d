import { Badge, Text } from '@mantine/core';

/** What a word means for the reader; `unknown` is neither good nor bad. */
export type Tone = 'good' | 'notice' | 'warning' | 'bad' | 'plain' | 'unknown';

const colors = {
  good: 'green',
  notice: 'blue',
  warning: 'orange',
  bad: 'red',
  plain: 'gray',
  unknown: 'gray',
} as const;

/** A state as a word with a colour; an unknown one has a dashed border and no fill. */
export function Sign({ word, tone }: { word: string; tone: Tone }) {
  if (tone === 'unknown') return <Unknown word={word} />;
  return (
    <Badge
      variant="dot"
      color={colors[tone]}
      tt="none"
      radius="sm"
      style={{ minWidth: 'max-content' }}
    >
      {word}
    </Badge>
  );
}

/** A value that nobody knows. */
export function Unknown({ word = 'unknown' }: { word?: string }) {
  return (
    <Text
      span
      size="xs"
      c="dimmed"
      px={6}
      style={{
        border: '1px dashed var(--mantine-color-dimmed)',
        borderRadius: 'var(--mantine-radius-sm)',
        whiteSpace: 'nowrap',
      }}
    >
      {word}
    </Text>
  );
}
