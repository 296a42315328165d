import { JsonInput, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RiskPolicyView } from '#contracts/risk-policy.ts';
import { post } from '../../../client/calls.ts';
import { sayDone } from '../../../display/say.ts';
import { DraftFoot } from '../draft-foot.tsx';
import { firstRiskBody } from './first-risk-body.ts';

type Props = { from: RiskPolicyView | null; onDone: () => void };

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** The next version as JSON, 10,000 = the whole; somebody else approves what is drafted here. */
export function RiskPolicyEditor({ from, onDone }: Props) {
  const queries = useQueryClient();
  const [json, setJson] = useState(() => JSON.stringify(from?.body ?? firstRiskBody(), null, 2));
  const [note, setNote] = useState('');
  const body = parsed(json);
  const drafting = useMutation({
    mutationFn: () => post<RiskPolicyView>('/v1/risk-policies', { body, note }),
    onSuccess({ version }) {
      void queries.invalidateQueries({ queryKey: ['risk-policies'] });
      sayDone(`Version ${version} is drafted; somebody else has to approve it.`);
      onDone();
    },
  });
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        drafting.mutate();
      }}
    >
      <Title order={2} size="h4">
        {from === null ? 'First version' : `Next version, from version ${from.version}`}
      </Title>
      <JsonInput
        label="Policy"
        description="Shares in basis points: 10,000 = 100 %. The weights add up to 10,000."
        autosize
        minRows={16}
        maxRows={40}
        value={json}
        onChange={setJson}
        error={body === undefined ? 'This is not JSON' : undefined}
      />
      <DraftFoot
        note={note}
        onNote={setNote}
        onLeave={onDone}
        isSending={drafting.isPending}
        isWhole={body !== undefined}
        error={drafting.error}
      />
    </Stack>
  );
}
