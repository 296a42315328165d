import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import type { RulePreview } from '#contracts/approvals.ts';
import { post } from '../../../client/calls.ts';
import { when } from '../../../display/moment.tsx';
import { Sign } from '../../../display/sign.tsx';
import { AskedFields, nothingAsked, requestOf } from './asked-fields.tsx';
import type { Asked } from './asked-fields.tsx';
import { orderWords, whomWords } from './rule-words.ts';

/** Which steps a question would take if it were asked now. */
export function PolicyPreview({ policies }: { policies: readonly ApprovalPolicyView[] }) {
  const [asked, setAsked] = useState(nothingAsked);
  const looking = useMutation({
    mutationFn: () => post<RulePreview>('/v1/approval-policies/preview', requestOf(asked)),
  });
  const change = (changes: Partial<Asked>) => {
    setAsked((before) => ({ ...before, ...changes }));
    looking.reset();
  };
  const isCurrency = /^[A-Z]{3}$/.test(asked.currency);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">
        Who would be asked
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          looking.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <AskedFields asked={asked} onChange={change} policies={policies} />
          <Button
            type="submit"
            variant="default"
            loading={looking.isPending}
            disabled={!isCurrency}
          >
            Show the steps
          </Button>
        </Group>
      </form>
      {looking.error !== null && (
        <Alert color="red" role="alert" mt="sm">
          {looking.error.message}
        </Alert>
      )}
      {looking.data !== undefined && <Preview preview={looking.data} />}
    </Paper>
  );
}

function Preview({ preview }: { preview: RulePreview }) {
  const isAlways = preview.asked === 'always';
  return (
    <Stack gap="xs" mt="sm" role="status">
      <Text size="sm">
        {preview.rule === null
          ? 'No rule fits: anybody with an approving role may answer.'
          : `Rule “${preview.rule}” of version ${preview.version ?? 'none'}.`}{' '}
        {isAlways
          ? 'It always comes to people.'
          : 'It comes to people above the limits of the agents.'}{' '}
        Agents {preview.stage} here. Asked now, it would expire {when(preview.expiresAtMs)}.
      </Text>
      {preview.steps.length > 1 && (
        <Text size="sm">The steps go {orderWords(preview.stepsOrder)}.</Text>
      )}
      <List type="ordered" size="sm" spacing={4}>
        {preview.steps.map((it) => (
          <List.Item key={it.stepId}>
            <Sign word={it.title} tone="notice" /> {it.quorum} of{' '}
            {whomWords(it.approvers) || 'anybody with an approving role'}
            {it.remindAtMs !== null && `, reminded ${when(it.remindAtMs)}`}
            {it.escalateAtMs !== null && `, escalated ${when(it.escalateAtMs)}`}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
