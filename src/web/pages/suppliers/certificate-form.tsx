import '@mantine/dates/styles.css';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../client/calls.ts';
import { sayDone } from '../../display/say.ts';

type Props = { supplierId: string; onDone: () => void };

/** Records a paper; one of the same name and number is replaced. */
export function CertificateForm({ supplierId, onDone }: Props) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [validFrom, setFrom] = useState<string | null>(null);
  const [validTo, setTo] = useState<string | null>(null);
  const putting = useMutation({
    mutationFn: () =>
      post<{ toldCasesCount: number }>(
        `/v1/suppliers/${encodeURIComponent(supplierId)}/certificates`,
        { name, number, validFrom, validTo },
      ),
    onSuccess({ toldCasesCount }) {
      void queries.invalidateQueries({ queryKey: ['suppliers'] });
      sayDone(`${name} is recorded; ${toldCasesCount} open cases look at it again.`);
      onDone();
    },
  });
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        putting.mutate();
      }}
    >
      <TextInput
        label="Name"
        placeholder="ISO 9001"
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Number"
        maxLength={100}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Group grow>
        <DatePickerInput label="First day" clearable value={validFrom} onChange={setFrom} />
        <DatePickerInput
          label="Last day"
          description="Empty = no end"
          clearable
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={validTo}
          onChange={setTo}
        />
      </Group>
      {putting.error !== null && (
        <Alert color="red" role="alert">
          {putting.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={putting.isPending}>
          Record
        </Button>
      </Group>
    </Stack>
  );
}
