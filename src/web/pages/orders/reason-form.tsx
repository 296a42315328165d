import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

/** The API wants a reason of at least so many characters, for the audit trail. */
const REASON_LENGTH_MIN = 3;
const REASON_LENGTH_MAX = 1_000;

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  says: ReactNode;
  action: string;
  color?: string;
  isPending: boolean;
  onSent: (because: string) => void;
  /** False: something else in the form is missing. */
  isReady?: boolean;
  children?: ReactNode;
};

/** Asks for the reason of something that goes into the audit trail. */
export function ReasonForm(props: Props) {
  const { opened, onClose, title, says, action, color, isPending, onSent, isReady = true } = props;
  const [because, setBecause] = useState('');
  const isGiven = because.trim().length >= REASON_LENGTH_MIN;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isGiven && isReady && !isPending) onSent(because.trim());
        }}
      >
        <Stack gap="sm">
          <Text size="sm" component="div">
            {says}
          </Text>
          {props.children}
          <Textarea
            label="Reason"
            description="Kept in the audit trail"
            required
            autosize
            minRows={2}
            maxLength={REASON_LENGTH_MAX}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Back
            </Button>
            <Button type="submit" color={color} loading={isPending} disabled={!isGiven || !isReady}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
