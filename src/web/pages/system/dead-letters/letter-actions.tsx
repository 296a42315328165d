import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../client/calls.ts';
import { sayDone } from '../../../display/say.ts';
import { useMay } from '../../../session/session.ts';
import type { DeadLetter } from '../../agents/agent-queries.ts';

/** Sends a buried message again, once, or lays it aside for good with a reason. */
export function LetterActions({ letter }: { letter: DeadLetter }) {
  const may = useMay();
  const [isDiscarding, setDiscarding] = useState(false);
  const [because, setBecause] = useState('');
  const { redriving, discarding } = useLetterActions(letter.deadLetterId);
  const error = redriving.error ?? discarding.error;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {may('redriveDeadLetter') && (
          <Button size="xs" loading={redriving.isPending} onClick={() => redriving.mutate()}>
            Send it again
          </Button>
        )}
        {may('discardDeadLetter') && !isDiscarding && (
          <Button size="xs" variant="default" onClick={() => setDiscarding(true)}>
            Discard
          </Button>
        )}
      </Group>
      {isDiscarding && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            discarding.mutate(because);
          }}
        >
          <Textarea
            label="Why it is discarded"
            description="It is never sent again; this cannot be undone"
            required
            autosize
            maxLength={1_000}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button
              type="submit"
              size="xs"
              color="red"
              loading={discarding.isPending}
              disabled={because.trim() === ''}
            >
              Discard the message
            </Button>
            <Button size="xs" variant="default" onClick={() => setDiscarding(false)}>
              Keep it
            </Button>
          </Group>
        </form>
      )}
      {error !== null && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
    </Stack>
  );
}

function useLetterActions(deadLetterId: string) {
  const queries = useQueryClient();
  const path = `/v1/dead-letters/${encodeURIComponent(deadLetterId)}`;
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['dead-letters'] });
    void queries.invalidateQueries({ queryKey: ['alerts'] });
  };
  const redriving = useMutation({
    mutationFn: () => post<{ delivery: string | null }>(`${path}/redrive`),
    onSuccess: ({ delivery }) =>
      sayDone(
        delivery === 'delivered'
          ? 'It was sent again.'
          : 'It is on its way; the relay delivers it.',
      ),
    onSettled: readAgain,
  });
  const discarding = useMutation({
    mutationFn: (because: string) => post(`${path}/discard`, { because }),
    onSuccess: () => sayDone('The message is discarded.'),
    onSettled: readAgain,
  });
  return { redriving, discarding };
}
