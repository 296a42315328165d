import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { RequisitionCheck } from '#contracts/requisition-check.ts';
import { ApiProblem } from '../../client/problem.ts';
import { money } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { Failure } from '../../display/query-state.tsx';
import type { FormValues } from './form/values.ts';

type Props = {
  values: FormValues;
  verdict: RequisitionCheck['verdict'] | undefined;
  error: Error | null;
  isOpening: boolean;
  onOpen: () => void;
  onStartAnew: () => void;
};

/** Says what opening does, and does it. */
export function OpenBar({ values, verdict, error, isOpening, onOpen, onStartAnew }: Props) {
  return (
    <Stack gap="xs">
      {error !== null && <Refused error={error} onStartAnew={onStartAnew} />}
      <Group>
        <Button size="md" loading={isOpening} disabled={verdict === 'fail'} onClick={onOpen}>
          {openWords(values)}
        </Button>
        <Text size="sm" c="dimmed" maw={420}>
          {verdict === 'fail'
            ? 'The check fails: put right what it says first.'
            : 'Four agents take it from there; you can pause or stop the case at any time.'}
        </Text>
      </Group>
    </Stack>
  );
}

function openWords({ lines, budget: { amountMinor, currency } }: FormValues): string {
  const what = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  return amountMinor === '' || !/^[A-Z]{3}$/.test(currency)
    ? `Open a case for ${what}`
    : `Open a case for ${what}, at most ${money(amountMinor, currency)}`;
}

function Refused({ error, onStartAnew }: { error: Error; onStartAnew: () => void }) {
  if (!(error instanceof ApiProblem) || error.code !== 'IDEMPOTENCY_KEY_REUSED') {
    return <Failure error={error} />;
  }
  return (
    <Alert color="orange" role="alert" title="This draft has opened a case already">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          It was opened before your last changes. <PageLink to="/cases">Look for it</PageLink>; its
          request can still be modified there.
        </Text>
        <Button size="xs" variant="default" onClick={onStartAnew}>
          Start another request
        </Button>
      </Stack>
    </Alert>
  );
}
