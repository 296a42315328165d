import { Alert, Button, Group, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../client/problem.ts';
import type { CaseDetail } from '../../../client/types.ts';

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
      {error !== null && (
        <Alert color="red" role="alert" title="This was not done">
          <Text size="sm">{error.message}</Text>
          {error instanceof ApiProblem &&
            error.issues.map((it) => (
              <Text key={it.path} size="sm">
                {it.path}: {it.message}
              </Text>
            ))}
        </Alert>
      )}
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
