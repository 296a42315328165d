import { Group, JsonInput, SegmentedControl, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalPolicyBody, ApprovalPolicyView } from '#contracts/approval-policy.ts';
import { post } from '../../../client/calls.ts';
import { sayDone } from '../../../display/say.ts';
import { DraftFoot } from '../draft-foot.tsx';
import { firstBody, parsedBody, withoutEmpty } from './policy-body.ts';
import { PolicyForm } from './policy-form.tsx';

type Props = { from: ApprovalPolicyView | null; onDone: () => void };

/** The next version as a form or as JSON; somebody else approves what is drafted here. */
export function PolicyEditor({ from, onDone }: Props) {
  const form = useForm<ApprovalPolicyBody>({ initialValues: from?.body ?? firstBody() });
  const [json, setJson] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const drafting = useDrafting(onDone);
  const typed = json === null ? form.values : parsedBody(json);
  const switchTo = (mode: string) => {
    if (mode === 'json') setJson(JSON.stringify(withoutEmpty(form.values), null, 2));
    else if (typed !== null) {
      form.setValues(typed);
      setJson(null);
    }
  };
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== null) drafting.mutate({ body: withoutEmpty(typed), note });
      }}
    >
      <Group justify="space-between">
        <Title order={2} size="h4">
          {from === null ? 'First version' : `Next version, from version ${from.version}`}
        </Title>
        <SegmentedControl
          aria-label="How it is edited"
          value={json === null ? 'form' : 'json'}
          onChange={switchTo}
          data={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON' },
          ]}
        />
      </Group>
      {json === null ? (
        <PolicyForm form={form} />
      ) : (
        <JsonInput
          label="Policy"
          autosize
          minRows={16}
          maxRows={40}
          formatOnBlur
          value={json}
          onChange={setJson}
          error={
            typed === null ? 'This is no policy: it needs rules with when and steps' : undefined
          }
        />
      )}
      <DraftFoot
        note={note}
        onNote={setNote}
        onLeave={onDone}
        isSending={drafting.isPending}
        isWhole={typed !== null}
        error={drafting.error}
      />
    </Stack>
  );
}

function useDrafting(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: { body: ApprovalPolicyBody; note: string }) =>
      post<ApprovalPolicyView>('/v1/approval-policies', request),
    onSuccess({ version }) {
      void queries.invalidateQueries({ queryKey: ['approval-policies'] });
      sayDone(`Version ${version} is drafted; somebody else has to approve it.`);
      onDone();
    },
  });
}
