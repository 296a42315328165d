import { Modal, Stack, Text } from '@mantine/core';
import type { CaseDetail } from '../../../client/types.ts';
import { consequenceOf } from './consequences.ts';
import type { CommandName } from './consequences.ts';
import { AbortForm } from './abort-form.tsx';
import { InjectForm } from './inject-form.tsx';
import { ModifyForm } from './modify-form.tsx';
import { ReasonForm } from './reason-form.tsx';

type Props = { command: CommandName; detail: CaseDetail; title: string; onClose: () => void };

/** The form of one command: what will happen first, then what has to be said. */
export function CommandDialog({ command, detail, title, onClose }: Props) {
  const form = { detail, onDone: onClose };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{title}</Text>}
      size={command === 'modify' ? 'lg' : 'md'}
    >
      <Stack gap="sm">
        <Text size="sm">{consequenceOf(command, detail)}</Text>
        {command === 'abort' ? (
          <AbortForm {...form} />
        ) : command === 'inject' ? (
          <InjectForm {...form} />
        ) : command === 'modify' ? (
          <ModifyForm {...form} />
        ) : (
          <ReasonForm {...form} command={command} />
        )}
      </Stack>
    </Modal>
  );
}
