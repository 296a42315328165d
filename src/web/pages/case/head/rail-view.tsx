import { Group, Text, VisuallyHidden } from '@mantine/core';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useMemo } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { when } from '../../../display/moment.tsx';
import { stageWord } from '../../../display/stage.tsx';
import type { CaseEvent } from '../../../live/case-stream.ts';
import { railOf, stageSteps } from './stage-rail.ts';
import type { RailStop } from './stage-rail.ts';

const signs: Readonly<
  Record<RailStop['state'], { icon: ComponentType<{ size?: number }>; word: string; color: string }>
> = {
  past: { icon: IconCircleCheck, word: 'done', color: 'var(--mantine-color-text)' },
  current: { icon: IconCircleDot, word: 'now', color: 'var(--mantine-color-anchor)' },
  paused: { icon: IconPlayerPause, word: 'paused here', color: 'var(--mantine-color-text)' },
  ahead: { icon: IconCircle, word: 'ahead', color: 'var(--mantine-color-dimmed)' },
  skipped: { icon: IconCircleDashed, word: 'not needed', color: 'var(--mantine-color-dimmed)' },
};

/** The stages of a case in a row, each with a sign and a word for where the case is. */
export function RailView({ detail, events }: { detail: CaseDetail; events: readonly CaseEvent[] }) {
  const { stage, openedAtMs } = detail;
  const stops = useMemo(
    () => railOf(stage, openedAtMs, stageSteps(events)),
    [stage, openedAtMs, events],
  );
  return (
    <Group
      component="ol"
      gap="md"
      m={0}
      p={0}
      aria-label="Stages"
      style={{ listStyle: 'none', rowGap: 2 }}
    >
      {stops.map((it) => (
        <Stop key={it.stage} stop={it} />
      ))}
    </Group>
  );
}

function Stop({ stop: { stage, state, atMs } }: { stop: RailStop }) {
  const { icon: Icon, word, color } = signs[state];
  const isHere = state === 'current' || state === 'paused';
  return (
    <Group
      component="li"
      gap={5}
      wrap="nowrap"
      c={color}
      title={atMs === null ? word : `${word}, ${when(atMs)}`}
      aria-current={isHere ? 'step' : undefined}
    >
      <Icon size={16} aria-hidden />
      <Text size="sm" fw={isHere ? 700 : 400} c="inherit">
        {stageWord(stage)}
        <VisuallyHidden>, {word}</VisuallyHidden>
        {state === 'paused' && ' (paused)'}
      </Text>
    </Group>
  );
}
