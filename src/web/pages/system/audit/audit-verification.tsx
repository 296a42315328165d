import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { AuditVerificationAnswer } from '#contracts/audit.ts';
import { get } from '../../../client/calls.ts';
import { verificationWords } from './verification-words.ts';

type Verification = z.infer<typeof AuditVerificationAnswer>;

/** Hashes the whole trail anew and says in words what was found. */
export function AuditVerification() {
  const [head, setHead] = useState('');
  const verifying = useMutation({
    mutationFn: () => get<Verification>('/v1/audit/verification', { head: head.trim() }),
  });
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Head noted earlier, if you have one"
          placeholder="sequence:hash"
          w={320}
          maw="100%"
          value={head}
          onChange={(event) => setHead(event.currentTarget.value)}
        />
        <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>
          Verify the trail
        </Button>
      </Group>
      {verifying.error !== null && (
        <Alert color="red" role="alert">
          {verifying.error.message}
        </Alert>
      )}
      {verifying.data !== undefined && <Result verification={verifying.data} />}
    </Stack>
  );
}

function Result({ verification }: { verification: Verification }) {
  const { title, sentence, holds } = verificationWords(verification);
  const head = `${verification.head.sequence}:${verification.head.hash}`;
  return (
    <Alert color={holds ? 'green' : 'red'} role={holds ? 'status' : 'alert'} title={title}>
      <Text size="sm">{sentence}</Text>
      <Group gap="xs" mt="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          Head to note: {head}
        </Text>
        <CopyButton value={head}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
