import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../client/calls.ts';
import { sayDone, sayFailed } from '../../display/say.ts';
import { useSession } from '../../session/session.ts';

type Props = {
  /** Such as `/v1/risk-policies`. */
  path: string;
  /** What is read again once the version is settled. */
  queryKey: string;
  version: number;
  draftedBy: string;
  mayApprove: boolean;
  mayWithdraw: boolean;
};

/** Approves or takes back a version; a draft of one's own waits for somebody else. */
export function VersionActions(props: Props) {
  const { path, queryKey, version, draftedBy, mayApprove, mayWithdraw } = props;
  const queries = useQueryClient();
  const { person } = useSession();
  const isOwn = draftedBy === person.keyId;
  const settling = useMutation({
    mutationFn: (what: 'approve' | 'withdraw') => post(`${path}/${version}/${what}`),
    onSuccess: (_answer, what) =>
      sayDone(
        what === 'approve'
          ? `Version ${version} counts for cases opened from now on.`
          : `Version ${version} is withdrawn.`,
      ),
    onError: sayFailed,
    onSettled: () => queries.invalidateQueries({ queryKey: [queryKey] }),
  });
  if (!mayApprove && !mayWithdraw) return null;
  return (
    <Group gap="xs" mt="xs">
      {mayApprove && !isOwn && (
        <Button size="xs" loading={settling.isPending} onClick={() => settling.mutate('approve')}>
          Approve version {version}
        </Button>
      )}
      {mayWithdraw && (
        <Button
          size="xs"
          variant="default"
          loading={settling.isPending}
          onClick={() => settling.mutate('withdraw')}
        >
          Withdraw
        </Button>
      )}
      {mayApprove && isOwn && (
        <Text size="sm" c="dimmed">
          You drafted it; somebody else has to approve it.
        </Text>
      )}
    </Group>
  );
}
