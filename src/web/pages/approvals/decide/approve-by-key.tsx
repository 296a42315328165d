import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Approval } from '../../../client/types.ts';
import { approveWords, consequenceOf } from '../words.ts';

type Props = {
  approval: Approval;
  /** Others than those shown are to be awarded. */
  isOther: boolean;
  isAsked: boolean;
  onClose: () => void;
  onApprove: () => void;
};

/** A key is hit by accident more easily than a button that says what it does. */
export function ApproveByKey({ approval, isOther, isAsked, onClose, onApprove }: Props) {
  return (
    <Modal opened={isAsked} onClose={onClose} title={approval.caseTitle}>
      <Stack>
        <Text size="sm">{approval.question}</Text>
        <Text size="sm" c="dimmed">
          {consequenceOf(approval.about, 'approve', isOther)}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button data-autofocus onClick={onApprove}>
            {approveWords(approval, isOther)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
