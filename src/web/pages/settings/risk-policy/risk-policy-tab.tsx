import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RiskPolicyView, ThresholdMove } from '#contracts/risk-policy.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { useAddress } from '../../../display/address.ts';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { useMay } from '../../../session/session.ts';
import { RiskPolicyEditor } from './risk-policy-editor.tsx';
import { RiskPolicyVersion } from './risk-policy-version.tsx';
import { ThresholdMoves } from './threshold-moves.tsx';

/** How risk is weighed and judged: every version, the next as a draft, and what results moved. */
export function RiskPolicyTab() {
  const policies = useQuery({
    queryKey: ['risk-policies'],
    queryFn: ({ signal }) => get<Items<RiskPolicyView>>('/v1/risk-policies', {}, signal),
  });
  const moves = useQuery({
    queryKey: ['risk-policies', 'moves'],
    queryFn: ({ signal }) =>
      get<Items<ThresholdMove>>('/v1/risk-policies/threshold-moves', {}, signal),
  });
  return (
    <Stack>
      <QueryState query={policies}>{({ items }) => <Policies policies={items} />}</QueryState>
      <QueryState query={moves}>{({ items }) => <ThresholdMoves moves={items} />}</QueryState>
    </Stack>
  );
}

function Policies({ policies }: { policies: readonly RiskPolicyView[] }) {
  const may = useMay();
  const { text, set } = useAddress();
  const inForce = policies.find((it) => it.isInForce) ?? null;
  if (text('draft') === 'true' && may('draftRiskPolicy')) {
    return <RiskPolicyEditor from={inForce} onDone={() => set({ draft: undefined })} />;
  }
  return (
    <Stack>
      {may('draftRiskPolicy') && (
        <Group>
          <Button onClick={() => set({ draft: true })}>
            {inForce === null ? 'Draft the first version' : 'Draft the next version'}
          </Button>
        </Group>
      )}
      {inForce === null && (
        <Text size="sm">No version is in force: cases are judged by the usual weights.</Text>
      )}
      {policies.length === 0 && (
        <Empty title="No risk policy was drafted">
          A version says how the factors weigh, from where on a supplier is refused, and which
          papers it needs.
        </Empty>
      )}
      {policies.map((it) => (
        <RiskPolicyVersion key={it.version} policy={it} />
      ))}
    </Stack>
  );
}
