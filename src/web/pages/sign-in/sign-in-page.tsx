import { Alert, Button, Center, Code, Group, PasswordInput, Paper, Stack } from '@mantine/core';
import { Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { hasSessionEnded, signIn } from '../../session/session.ts';
import { refusalWords } from './refusal-words.ts';

/** Where a person shows their key; afterwards they are back where they wanted to be. */
export function SignInPage() {
  const { to } = useSearch({ strict: false }) as { to?: string };
  const navigate = useNavigate();
  useEffect(() => {
    document.title = 'Sign in · Parley';
  }, []);
  return (
    <Center mih="100vh" component="main" p="md">
      <Paper withBorder p={{ base: 'lg', xs: 'xl' }} maw={440} w="100%">
        <Stack gap="md">
          <Group gap="sm">
            <img src="/mark.svg" alt="" width={34} height={34} />
            <Title order={1} size="h2">
              Sign in to Parley
            </Title>
          </Group>
          {hasSessionEnded() && (
            <Alert color="blue" role="status" title="Your session has ended">
              Sign in again and you are back where you were. A request that you had begun is kept in
              this browser as a draft.
            </Alert>
          )}
          <KeyForm onSignedIn={() => void navigate({ to: to ?? '/', replace: true })} />
          <WhereKeysAre />
        </Stack>
      </Paper>
    </Center>
  );
}

function KeyForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [key, setKey] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const signingIn = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: () => input.current?.select(),
  });
  const given = key.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (given === '') input.current?.focus();
        else if (!signingIn.isPending) signingIn.mutate(given);
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          ref={input}
          label="Key"
          description="Yours alone: it says who you are and what you may do."
          placeholder="parley_…"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={key}
          onChange={(event) => {
            setKey(event.currentTarget.value);
            signingIn.reset();
          }}
          visibilityToggleButtonProps={{ 'aria-label': 'Show what was typed' }}
          error={signingIn.error === null ? undefined : refusalWords(signingIn.error)}
        />
        <Button type="submit" loading={signingIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function WhereKeysAre() {
  return (
    <Text size="sm" c="dimmed" component="div">
      <b>No key yet?</b> An administrator makes one for each person. If Parley was just installed,
      its first start printed two: one for an administrator, one for an approver. They are also kept
      in its data folder, in the files <Code>first-api-key</Code> and <Code>approver-api-key</Code>.
    </Text>
  );
}
