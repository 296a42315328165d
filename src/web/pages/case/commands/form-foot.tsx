import { Button, Group, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { Refusal } from '../../../display/refusal.tsx';

export type FormProps = { detail: CaseDetail; onDone: () => void };

type FootProps = {
  sending: Pick<UseMutationResult<unknown, Error, never>, 'error' | 'isPending'>;
  /** Why it cannot be sent yet; null = it can. */
  lacks: string | null;
  color?: string;
  onCancel: () => void;
  children: ReactNode;
};

/** Why it was refused, and the button that says what it does. */
export function FormFoot({ sending, lacks, color, onCancel, children }: FootProps) {
  const { error, isPending } = sending;
  return (
    <>
      {error !== null && <Refusal title="This was not done" error={error} />}
      <Group justify="flex-end" gap="xs">
        {lacks !== null && (
          <Text size="xs" c="dimmed">
            {lacks}
          </Text>
        )}
        <Button variant="default" onClick={onCancel}>
          Back
        </Button>
        <Button type="submit" color={color} loading={isPending} disabled={lacks !== null}>
          {children}
        </Button>
      </Group>
    </>
  );
}
