import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { MadeKey as MadeKeyAnswer } from '#contracts/desk-answers.ts';
import type { ApiRole } from '#contracts/http.ts';
import { post } from '../../../client/calls.ts';

type MadeKey = z.infer<typeof MadeKeyAnswer>;

const roles: readonly { value: ApiRole; label: string }[] = [
  { value: 'requester', label: 'Requester: asks for things' },
  { value: 'buyer', label: 'Buyer: runs cases and suppliers' },
  { value: 'approver', label: 'Approver: decides what is asked' },
  { value: 'compliance_officer', label: 'Compliance officer: hits, risk and policies' },
  { value: 'auditor', label: 'Auditor: reads the trail' },
  { value: 'administrator', label: 'Administrator: everything' },
];

/** Makes a person: a key with a name and a role, shown once. */
export function NewKey() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open}>New key</Button>
      <Modal opened={isOpen} onClose={close} title="New key" closeOnClickOutside={false}>
        <KeyForm onClose={close} />
      </Modal>
    </>
  );
}

function KeyForm({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const making = useMutation({
    mutationFn: () => post<MadeKey>('/v1/api-keys', { name, role }),
    onSuccess: () =>
      Promise.all(['keys', 'people'].map((it) => queries.invalidateQueries({ queryKey: [it] }))),
  });
  if (making.data !== undefined) {
    return <ShownOnce secret={making.data.key} name={name} onClose={onClose} />;
  }
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <TextInput
        label="Name of the person or program"
        description="Approvals and the audit trail name it"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select label="Role" required data={[...roles]} value={role} onChange={setRole} />
      {making.error !== null && (
        <Alert color="red" role="alert">
          {making.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          type="submit"
          loading={making.isPending}
          disabled={name.trim() === '' || role === null}
        >
          Make the key
        </Button>
      </Group>
    </Stack>
  );
}

type ShownProps = { secret: string; name: string; onClose: () => void };

function ShownOnce({ secret, name, onClose }: ShownProps) {
  return (
    <Stack>
      <Text size="sm">
        The key of {name} is shown this once. Give it to them by a way that nobody else reads.
      </Text>
      <Code block tabIndex={0} role="region" aria-label="The key">
        {secret}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
