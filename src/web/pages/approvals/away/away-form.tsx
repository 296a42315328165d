import { Button, Group, Paper, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DelegationRequest } from '#contracts/approvals.ts';
import { queryClient } from '../../../app/query-client.ts';
import { post } from '../../../client/calls.ts';
import { sayDone, sayFailed } from '../../../display/say.ts';
import { useSession } from '../../../session/session.ts';
import { DaysField } from './days-field.tsx';
import { approversQuery, delegationsQuery } from './delegations-query.ts';
import type { Days } from './days-field.tsx';

type Values = { personName: string; delegateName: string | null; days: Days; reason: string };

/** Says who answers in one's place; only people who may approve can. */
export function AwayForm() {
  const { person } = useSession();
  const form = useForm<Values>({
    initialValues: { personName: person.name, delegateName: null, days: [null, null], reason: '' },
  });
  const making = useMutation({
    mutationFn: (request: DelegationRequest) => post('/v1/delegations', request),
    onSuccess: (_made, { delegateName }) => {
      sayDone(`${delegateName} answers meanwhile.`);
      form.reset();
    },
    onError: sayFailed,
    onSettled: () => queryClient.invalidateQueries(delegationsQuery),
  });
  const request = toRequest(form.values, person.name);
  return (
    <Paper
      withBorder
      p="sm"
      component="form"
      aria-label="Out of office"
      onSubmit={(event) => {
        event.preventDefault();
        if (request !== null && !making.isPending) making.mutate(request);
      }}
    >
      <Group align="flex-end" gap="sm">
        <WhoFields form={form} />
        <DaysField value={form.values.days} onChange={(days) => form.setFieldValue('days', days)} />
        <TextInput
          label="Why"
          placeholder="Holiday"
          maxLength={500}
          w={180}
          {...form.getInputProps('reason')}
        />
        <Button type="submit" disabled={request === null} loading={making.isPending}>
          Hand over
        </Button>
      </Group>
    </Paper>
  );
}

function WhoFields({ form }: { form: UseFormReturnType<Values> }) {
  const { person } = useSession();
  const { data: names = [] } = useQuery(approversQuery);
  return (
    <>
      {person.role === 'administrator' && (
        <Select
          label="Away"
          data={[...new Set([person.name, ...names])]}
          allowDeselect={false}
          w={200}
          {...form.getInputProps('personName')}
        />
      )}
      <Select
        label="Answers meanwhile"
        placeholder="Somebody who may approve"
        searchable
        required
        data={[...new Set(names)].filter((it) => it !== form.values.personName)}
        w={220}
        {...form.getInputProps('delegateName')}
      />
    </>
  );
}

/** Null while something is missing. */
function toRequest(
  { personName, delegateName, days: [fromDay, untilDay], reason }: Values,
  ownName: string,
): DelegationRequest | null {
  if (delegateName === null || fromDay === null || untilDay === null) return null;
  return {
    ...(personName !== ownName && { personName }),
    delegateName,
    fromDay,
    untilDay,
    kind: 'out_of_office',
    reason: reason.trim(),
  };
}
