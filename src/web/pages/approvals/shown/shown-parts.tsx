import { Code, List, Stack, Text } from '@mantine/core';
import type { Approval } from '../../../client/types.ts';
import { Facts } from '../../../display/facts.tsx';
import { money } from '../../../display/money.ts';
import { AwardShown } from './award-shown.tsx';
import { Part } from './part.tsx';
import { ReviewShown } from './review-shown.tsx';
import { readShown } from './shown.ts';
import type { ShownRecovery } from './shown.ts';

/** Everything that an answer counts for, exactly as it is bound. */
export function ShownParts({ approval }: { approval: Approval }) {
  const shown = readShown(approval);
  switch (shown.about) {
    case 'award':
      return <AwardShown award={shown.it} caseId={approval.caseId} />;
    case 'compliance_review':
      return <ReviewShown assessment={shown.it} />;
    case 'recovery':
      return <RecoveryShown recovery={shown.it} currency={approval.currency} />;
    case 'manual_step':
      return (
        <Part title="The step">
          <Facts
            rows={[
              ['Agent', shown.it.role],
              ['What is wrong', shown.it.problem],
              ['Attempt', shown.it.attempt],
            ]}
          />
        </Part>
      );
    case 'unreadable':
      return (
        <Part title="What is bound">
          <Code block>{JSON.stringify(shown.it, null, 2)}</Code>
        </Part>
      );
  }
}

type RecoveryProps = { recovery: ShownRecovery; currency: string | null };

function RecoveryShown({ recovery: { problem, tried, talks }, currency }: RecoveryProps) {
  return (
    <Stack gap="md">
      <Part title="What went wrong">
        <Text size="sm">{problem}</Text>
      </Part>
      {tried.length > 0 && (
        <Part title="Tried so far">
          <List size="sm">
            {tried.map((it) => (
              <List.Item key={it}>{it}</List.Item>
            ))}
          </List>
        </Part>
      )}
      {talks.length > 0 && (
        <Part title="Talks">
          <List size="sm">
            {talks.map((it) => (
              <List.Item key={it.supplierId}>
                {it.supplierName}: {it.result.replaceAll('_', ' ')}
                {it.lastTotalMinor !== null &&
                  currency !== null &&
                  `, last offer ${money(it.lastTotalMinor, currency)}`}
                {it.because !== null && `; ${it.because}`}
              </List.Item>
            ))}
          </List>
        </Part>
      )}
    </Stack>
  );
}
