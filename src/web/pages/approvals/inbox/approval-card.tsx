import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { Approval } from '../../../client/types.ts';
import { money } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { rowLink } from '../../../display/row-keys.ts';
import { Sign } from '../../../display/sign.tsx';
import { Until } from '../chain/until.tsx';
import { UnusualList } from '../shown/unusual-list.tsx';
import { aboutWord, statusSign } from '../words.ts';

const UNUSUAL_MAX = 3;

/** A question in short: what, how much, what is unusual, who else, and until when. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { approvalId, about, status, amountMinor, currency, question, caseTitle } = approval;
  const { word, tone } = statusSign(status);
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
          <PageLink
            to="/approvals/$approvalId"
            params={{ approvalId }}
            fw={600}
            style={{ overflowWrap: 'anywhere' }}
            {...rowLink}
          >
            {caseTitle}
          </PageLink>
          {amountMinor !== null && currency !== null && (
            <Text fw={700} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
              {money(amountMinor, currency)}
            </Text>
          )}
        </Group>
        <Group gap={6}>
          <Badge variant="default" size="sm" tt="none">
            {aboutWord(about)}
          </Badge>
          <Sign word={word} tone={tone} />
        </Group>
        <Text size="sm" lineClamp={4} style={{ overflowWrap: 'anywhere' }}>
          {question}
        </Text>
        {status === 'open' && <UnusualList approval={approval} max={UNUSUAL_MAX} />}
        <WhoElse approval={approval} />
        <Until approval={approval} />
      </Stack>
    </Card>
  );
}

function WhoElse({ approval: { steps } }: { approval: Approval }) {
  if (steps.length === 0) return null;
  const done = steps.filter((it) => it.status === 'approved');
  const now = steps.filter((it) => it.status === 'open' || it.status === 'escalated');
  const by = steps.flatMap((it) => it.approvedBy);
  return (
    <Text size="sm" c="dimmed">
      {steps.length > 1 && `Step ${Math.min(done.length + 1, steps.length)} of ${steps.length}. `}
      {now.length > 0 && `Open: ${now.map((it) => it.title).join(', ')}. `}
      {by.length > 0 ? `Approved by ${by.join(', ')}.` : 'Nobody has approved yet.'}
    </Text>
  );
}
