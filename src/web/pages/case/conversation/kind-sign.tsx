import { Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowRight,
  IconBell,
  IconCoins,
  IconFlag,
  IconQuestionMark,
  IconScale,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { RowKind } from './rows/row.ts';
import { kindNames } from './rows/row.ts';

const icons: Readonly<Record<RowKind, ComponentType<{ size?: number }>>> = {
  request: IconArrowRight,
  response: IconArrowBackUp,
  notification: IconBell,
  error: IconAlertTriangle,
  offer: IconCoins,
  question: IconQuestionMark,
  answer: IconUserCheck,
  stage: IconFlag,
  decision: IconScale,
};

export function KindIcon({ kind }: { kind: RowKind }) {
  const Icon = icons[kind];
  return <Icon size={14} aria-hidden />;
}

/** The kind of a row as a sign and a word. */
export function KindSign({ kind }: { kind: RowKind }) {
  return (
    <Group
      gap={4}
      wrap="nowrap"
      component="span"
      c={kind === 'error' ? 'var(--mantine-color-error)' : undefined}
      style={{ flexShrink: 0 }}
    >
      <KindIcon kind={kind} />
      {kindNames[kind]}
    </Group>
  );
}
