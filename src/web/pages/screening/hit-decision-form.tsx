import '@mantine/dates/styles.css';
import {
  Alert,
  Button,
  Group,
  Radio,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HitDecisionRequest, ScreeningHit } from '#contracts/screening.ts';
import { post } from '../../client/calls.ts';
import { ApiProblem } from '../../client/problem.ts';
import { sayDone } from '../../display/say.ts';

/** As the API asks for it: long enough that "ok" alone is none. */
const REASON_MIN = 20;
const CLEARED_DAYS = 365;
const CLEARED_DAYS_MAX = 730;
const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

type Props = { hit: ScreeningHit; onDone: () => void };

/** Clears a hit for a time or confirms it; the decision is about exactly the record shown. */
export function HitDecisionForm({ hit, onDone }: Props) {
  const [kind, setKind] = useState<'clear' | 'confirm'>('clear');
  const [scope, setScope] = useState<'supplier' | 'name'>('supplier');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(() => dayIn(CLEARED_DAYS));
  const deciding = useHitDecision(hit, onDone);
  const isShort = reason.trim().length < (kind === 'clear' ? REASON_MIN : 1);
  const decide = () =>
    deciding.mutate(
      kind === 'confirm'
        ? { kind, reason, recordHash: hit.recordHash }
        : { kind, reason, scope, recordHash: hit.recordHash, ...(until !== null && { until }) },
    );
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <Text size="sm">
        {hit.supplierName} resembles {hit.listedName} of {hit.listTitle}. Open cases with the
        supplier hear of the decision at once; it stays in the audit trail.
      </Text>
      <SegmentedControl
        aria-label="Decision"
        value={kind}
        onChange={(it) => setKind(it)}
        data={[
          { value: 'clear', label: 'Clear: not the same' },
          { value: 'confirm', label: 'Confirm: the same' },
        ]}
      />
      {kind === 'clear' && (
        <ClearedFor scope={scope} onScope={setScope} until={until} onUntil={setUntil} />
      )}
      <Textarea
        label="Reason"
        description={
          kind === 'clear'
            ? `What shows that they are not the same; at least ${REASON_MIN} characters`
            : 'What shows that they are the same'
        }
        required
        autosize
        minRows={3}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {deciding.error !== null && <Refused error={deciding.error} />}
      <Group justify="flex-end">
        <Button
          type="submit"
          color={kind === 'confirm' ? 'red' : undefined}
          loading={deciding.isPending}
          disabled={isShort || isChanged(deciding.error)}
        >
          {kind === 'clear' ? 'Clear the hit' : 'Confirm the hit'}
        </Button>
      </Group>
    </Stack>
  );
}

function useHitDecision(hit: ScreeningHit, onDone: () => void) {
  const queries = useQueryClient();
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['screening'] });
    void queries.invalidateQueries({ queryKey: ['suppliers'] });
  };
  return useMutation({
    mutationFn: (request: HitDecisionRequest) =>
      post<{ toldCasesCount: number }>(
        `/v1/screening/hits/${encodeURIComponent(hit.hitId)}/decision`,
        request,
      ),
    onSuccess({ toldCasesCount }, { kind }) {
      readAgain();
      sayDone(
        `${kind === 'clear' ? 'Cleared' : 'Confirmed'}; ${toldCasesCount} open cases heard of it.`,
      );
      onDone();
    },
    onError(error) {
      if (isChanged(error)) readAgain();
    },
  });
}

const isChanged = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.code === 'HIT_CHANGED';

function Refused({ error }: { error: Error }) {
  return (
    <Alert color="red" role="alert" title={isChanged(error) ? 'Changed meanwhile' : undefined}>
      {error.message}
      {isChanged(error) && ' Close this, look at the record as it is now, and decide on that.'}
    </Alert>
  );
}

type ClearedProps = {
  scope: 'supplier' | 'name';
  onScope: (scope: 'supplier' | 'name') => void;
  until: string | null;
  onUntil: (until: string | null) => void;
};

function ClearedFor({ scope, onScope, until, onUntil }: ClearedProps) {
  return (
    <>
      <Radio.Group
        label="It holds for"
        value={scope}
        onChange={(it) => onScope(it as ClearedProps['scope'])}
      >
        <Stack gap={4} mt={4}>
          <Radio value="supplier" label="this supplier alone" />
          <Radio value="name" label="every supplier of this name" />
        </Stack>
      </Radio.Group>
      <DatePickerInput
        label="Cleared until"
        description="With this day; then a person looks again"
        required
        minDate={dayIn(0)}
        maxDate={dayIn(CLEARED_DAYS_MAX)}
        value={until}
        onChange={onUntil}
      />
    </>
  );
}
