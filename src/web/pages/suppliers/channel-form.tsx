import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Paper,
  Radio,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../client/calls.ts';
import type { Supplier } from './supplier-types.ts';

type Channel = 'simulated' | 'portal' | 'webhook';
type SetChannel = { kind: Channel; webhookUrl: string | null; secret: string | null };

const channels: readonly { value: Channel; label: string; description: string }[] = [
  {
    value: 'portal',
    label: 'Portal link',
    description: 'Somebody there opens a link and answers on a page; no account is needed.',
  },
  {
    value: 'webhook',
    label: 'Signed calls',
    description: 'Its own system is called, and answers with signed calls.',
  },
  {
    value: 'simulated',
    label: 'Simulated',
    description: 'A simulation answers; for trials and training only.',
  },
];

/** Changes the channel; what was sent out before stops working. */
export function ChannelForm({ supplier }: { supplier: Supplier }) {
  const [kind, setKind] = useState<Channel | null>(null);
  const [webhookUrl, setUrl] = useState('');
  const setting = useMutation({
    mutationFn: () =>
      post<SetChannel>(`/v1/suppliers/${encodeURIComponent(supplier.supplierId)}/channel`, {
        kind,
        ...(kind === 'webhook' && { webhookUrl }),
      }),
  });
  return (
    <Paper withBorder p="md" maw={640}>
      <Title order={2} size="h4" mb="xs">
        How it is reached
      </Title>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          setting.mutate();
        }}
      >
        <Radio.Group
          label="Set the channel to"
          description="Earlier links and signatures of this supplier end with the change."
          value={kind}
          onChange={(value) => {
            setKind(value as Channel);
            setting.reset();
          }}
        >
          <Stack gap="xs" mt="xs">
            {channels.map((it) => (
              <Radio key={it.value} {...it} />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'webhook' && (
          <TextInput
            label="Address that is called"
            description="https, and a name that leads to public addresses alone"
            type="url"
            required
            maxLength={2_000}
            value={webhookUrl}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        )}
        {setting.error !== null && (
          <Alert color="red" role="alert">
            {setting.error.message}
          </Alert>
        )}
        {setting.data !== undefined && <Done channel={setting.data} />}
        <Group justify="flex-end">
          <Button type="submit" loading={setting.isPending} disabled={kind === null}>
            Set the channel
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Done({ channel: { kind, secret } }: { channel: SetChannel }) {
  if (secret === null) {
    return (
      <Alert color="green" role="status">
        {kind === 'portal'
          ? 'From the next case on it gets a link; the links are on the case.'
          : 'From the next case on a simulation answers for it.'}
      </Alert>
    );
  }
  return (
    <Alert color="green" role="status" title="The secret is shown this once">
      <Text size="sm" mb="xs">
        Give it to the supplier: calls either way are signed with it.
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
