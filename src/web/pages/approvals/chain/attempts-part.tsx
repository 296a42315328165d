import { Stack, Text } from '@mantine/core';
import type { ApprovalAttempt } from '#contracts/approvals.ts';
import { Moment } from '../../../display/moment.tsx';
import { Sign } from '../../../display/sign.tsx';
import { useSupplierNames } from '../../case/compare/supplier-names.ts';
import { Part } from '../shown/part.tsx';

const tried: Readonly<Record<ApprovalAttempt['decision'], string>> = {
  approve: 'approved',
  reject: 'rejected',
  return: 'returned it',
  defer: 'put it off',
};

type Props = { attempts: readonly ApprovalAttempt[]; caseId: string };

/** Everybody who answered or tried to, also in vain; nothing is ever taken out of it. */
export function AttemptsPart({ attempts, caseId }: Props) {
  return (
    <Part title="Who has answered">
      {attempts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody yet.
        </Text>
      ) : (
        <Stack gap="xs" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
          {attempts.map((it) => (
            <li key={it.attemptId}>
              <Attempt it={it} caseId={caseId} />
            </li>
          ))}
        </Stack>
      )}
    </Part>
  );
}

function Attempt({ it, caseId }: { it: ApprovalAttempt; caseId: string }) {
  const isCounted = it.outcome === 'counted';
  return (
    <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
      <b>{it.name}</b>
      {it.onBehalfOf !== null && ` in place of ${it.onBehalfOf}`} {isCounted ? '' : 'would have '}
      {tried[it.decision]}, <Moment atMs={it.atMs} />{' '}
      {!isCounted && <Sign word="did not count" tone="warning" />}
      {!isCounted && (
        <Text size="xs" c="dimmed">
          {it.because}
        </Text>
      )}
      {it.comment !== '' && <Text size="sm">“{it.comment}”</Text>}
      {it.chosenSupplierIds.length > 0 && (
        <Text size="xs" c="dimmed">
          Own choice: <SupplierNames ids={it.chosenSupplierIds} caseId={caseId} />
        </Text>
      )}
    </Text>
  );
}

function SupplierNames({ ids, caseId }: { ids: readonly string[]; caseId: string }) {
  const nameOf = useSupplierNames(caseId);
  return ids.map(nameOf).join(', ');
}
