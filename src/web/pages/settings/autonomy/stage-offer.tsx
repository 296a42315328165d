import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import type { AutonomyItem } from '#contracts/approvals.ts';
import { post } from '../../../client/calls.ts';
import { sayDone, sayFailed } from '../../../display/say.ts';
import { useMay } from '../../../session/session.ts';
import { policiesQuery } from '../approval-policy/policy-queries.ts';
import { withStage } from './raised.ts';

type Props = { category: string; offer: NonNullable<AutonomyItem['offer']> };

/** Takes an offer up as a draft of the approval policy; somebody else approves it. */
export function StageOffer({ category, offer }: Props) {
  const may = useMay();
  const queries = useQueryClient();
  const policies = useQuery(policiesQuery);
  const active = policies.data?.items.find((it) => it.status === 'active');
  const drafting = useMutation({
    mutationFn: (body: ApprovalPolicyView['body']) =>
      post<ApprovalPolicyView>('/v1/approval-policies', {
        body: withStage(body, category, offer.to),
        note: `Agents may ${offer.to} in category ${category}: ${offer.because}`,
      }),
    onSuccess({ version }) {
      void queries.invalidateQueries({ queryKey: ['approval-policies'] });
      sayDone(`Drafted as version ${version} of the approval policy; somebody else approves it.`);
    },
    onError: sayFailed,
  });
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">{offer.because}</Text>
      {may('draftApprovalPolicy') && active !== undefined && (
        <Button
          size="xs"
          loading={drafting.isPending}
          disabled={drafting.isSuccess}
          onClick={() => drafting.mutate(active.body)}
        >
          Draft that agents may {offer.to}
        </Button>
      )}
    </Stack>
  );
}
