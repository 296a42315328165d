import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import { useAddress } from '../../../display/address.ts';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { useMay } from '../../../session/session.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { policiesQuery } from './policy-queries.ts';
import { PolicyVersion } from './policy-version.tsx';

/** Who approves what: every version, the next one as a draft, and what a question would take. */
export function ApprovalPolicyTab() {
  const query = useQuery(policiesQuery);
  return <QueryState query={query}>{({ items }) => <Policies policies={items} />}</QueryState>;
}

function Policies({ policies }: { policies: readonly ApprovalPolicyView[] }) {
  const may = useMay();
  const { text, set } = useAddress();
  const active = policies.find((it) => it.status === 'active') ?? null;
  if (text('draft') === 'true' && may('draftApprovalPolicy')) {
    return <PolicyEditor from={active} onDone={() => set({ draft: undefined })} />;
  }
  return (
    <Stack gap="lg">
      {may('draftApprovalPolicy') && (
        <Group>
          <Button onClick={() => set({ draft: true })}>
            {active === null ? 'Draft the first version' : 'Draft the next version'}
          </Button>
        </Group>
      )}
      {may('previewApprovalRule') && <PolicyPreview policies={policies} />}
      <section>
        <Title order={2} size="h4" mb="xs">
          Versions
        </Title>
        {policies.length === 0 ? (
          <Empty title="No approval policy is active">
            Awards above the limits of the agents go to anybody with an approving role, until a
            policy says more.
          </Empty>
        ) : (
          <Stack>
            {policies.map((it) => (
              <PolicyVersion key={it.version} policy={it} />
            ))}
          </Stack>
        )}
      </section>
    </Stack>
  );
}
