import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { PolicyPreview, RiskPolicyBody, RiskPolicyView } from '#contracts/risk-policy.ts';
import { get } from '../../../client/calls.ts';
import { Facts } from '../../../display/facts.tsx';
import { Moment, when } from '../../../display/moment.tsx';
import { share } from '../../../display/money.ts';
import { sayFailed } from '../../../display/say.ts';
import { Sign } from '../../../display/sign.tsx';
import { useMay } from '../../../session/session.ts';
import { VersionActions } from '../version-actions.tsx';
import { versionWords } from '../version-words.ts';
import { PreviewResult } from './preview-result.tsx';

/** A version with its weights and limits, and what it would have done to past clearances. */
export function RiskPolicyVersion({ policy }: { policy: RiskPolicyView }) {
  const may = useMay();
  const { version, status, isInForce, note, body } = policy;
  const trying = useMutation({
    mutationFn: () => get<PolicyPreview>(`/v1/risk-policies/${version}/preview`),
    onError: sayFailed,
  });
  const isPending = status === 'draft' || (status === 'approved' && !isInForce);
  return (
    <Paper component="article" withBorder p="md">
      <Group gap="xs">
        <Title order={2} size="h5">
          Version {version}
        </Title>
        <Sign {...(isInForce ? { word: 'In force', tone: 'good' } : versionWords[status])} />
        <Text size="sm" c="dimmed" component="div">
          from {when(policy.effectiveFromMs)}, drafted by {policy.draftedByName}{' '}
          <Moment atMs={policy.draftedAtMs} />
          {policy.approvedByName !== null && `, approved by ${policy.approvedByName}`}
        </Text>
      </Group>
      <Text size="sm" mb="xs">
        {note}
      </Text>
      <RiskBody body={body} />
      <Stack gap="xs" align="flex-start">
        {isPending && may('previewRiskPolicy') && (
          <Button
            size="xs"
            variant="default"
            loading={trying.isPending}
            onClick={() => trying.mutate()}
          >
            Try it on past clearances
          </Button>
        )}
        {trying.data !== undefined && <PreviewResult preview={trying.data} />}
        {isPending && (
          <VersionActions
            path="/v1/risk-policies"
            queryKey="risk-policies"
            version={version}
            draftedBy={policy.draftedBy}
            mayApprove={status === 'draft' && may('approveRiskPolicy')}
            mayWithdraw={may('withdrawRiskPolicy')}
          />
        )}
      </Stack>
    </Paper>
  );
}

function RiskBody({ body }: { body: RiskPolicyBody }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Facts
        rows={[
          ['Cleared up to', share(body.approveUpToBp)],
          ['With conditions up to', share(body.conditionUpToBp)],
          ['Refused above', share(body.refuseAboveBp)],
          [
            'Agents may move the first',
            `${share(body.approveBandBp.min)} to ${share(body.approveBandBp.max)}`,
          ],
          ['Known at least', share(body.coverageMinBp)],
          ['A clearance holds', `${body.clearanceValidDays} days`],
          ['Papers needed', body.requiredCertificates.join(', ') || 'none'],
        ]}
      />
      <Facts
        rows={[
          ...Object.entries(body.weightsBp).map(
            ([name, weightBp]) => [`Weight of ${name}`, share(weightBp)] as const,
          ),
          ...body.categories.map(
            (it) => [`Category ${it.cpvPrefix}`, 'weights of its own'] as const,
          ),
        ]}
      />
    </SimpleGrid>
  );
}
