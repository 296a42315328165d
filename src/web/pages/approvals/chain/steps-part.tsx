import { Group, Stack, Text, Timeline } from '@mantine/core';
import type { ApprovalStep } from '#contracts/approvals.ts';
import type { Approval } from '../../../client/types.ts';
import { Moment } from '../../../display/moment.tsx';
import { Sign } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';
import { Part } from '../shown/part.tsx';

const signs: Readonly<Record<ApprovalStep['status'], { word: string; tone: Tone }>> = {
  waiting: { word: 'Waits for the step before', tone: 'plain' },
  open: { word: 'Open', tone: 'warning' },
  escalated: { word: 'Escalated', tone: 'warning' },
  approved: { word: 'Approved', tone: 'good' },
  rejected: { word: 'Rejected', tone: 'bad' },
  returned: { word: 'Returned', tone: 'notice' },
};

/** Who else answers, in which order, and how far that is. */
export function StepsPart({ approval: { steps, stepsOrder, policyRule } }: { approval: Approval }) {
  const done = steps.filter((it) => it.status === 'approved').length;
  return (
    <Part title="Who answers">
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {steps.length > 1 &&
            `${stepsOrder === 'sequential' ? 'One after the other' : 'All at the same time'}, ${done} of ${steps.length} done. `}
          {policyRule === null
            ? 'No approval policy is active: anybody with an approving role may answer.'
            : `By the rule “${policyRule.title}” of approval policy ${policyRule.policyVersion}.`}
        </Text>
        <Timeline bulletSize={14} lineWidth={2} active={done - 1}>
          {steps.map((it) => (
            <Timeline.Item key={it.stepId} title={<StepTitle step={it} />}>
              <StepFacts step={it} />
            </Timeline.Item>
          ))}
        </Timeline>
      </Stack>
    </Part>
  );
}

function StepTitle({ step: { title, status } }: { step: ApprovalStep }) {
  const { word, tone } = signs[status];
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Sign word={word} tone={tone} />
    </Group>
  );
}

function StepFacts({ step }: { step: ApprovalStep }) {
  const { approvers, quorum, approvedBy, status } = step;
  const who =
    approvers.length === 0 ? 'anybody who may approve' : approvers.map(approverWords).join(', ');
  return (
    <Text size="sm" c="dimmed" component="div">
      <div>
        {quorum > 1 ? `${quorum} of ` : ''}
        {who}
      </div>
      {approvedBy.length > 0 && <div>Approved by {approvedBy.join(', ')}</div>}
      {(status === 'open' || status === 'escalated') && <StepTimes step={step} />}
    </Text>
  );
}

function StepTimes({ step }: { step: ApprovalStep }) {
  const { remindAtMs, remindedAtMs, escalateAtMs, escalatedAtMs } = step;
  return (
    <>
      {remindedAtMs !== null && (
        <div>
          Reminded <Moment atMs={remindedAtMs} />
        </div>
      )}
      {remindedAtMs === null && remindAtMs !== null && (
        <div>
          Reminder <Moment atMs={remindAtMs} />
        </div>
      )}
      {escalatedAtMs !== null && (
        <div>
          Others may answer as well since <Moment atMs={escalatedAtMs} />
        </div>
      )}
      {escalatedAtMs === null && escalateAtMs !== null && (
        <div>
          Goes to others as well <Moment atMs={escalateAtMs} />
        </div>
      )}
    </>
  );
}

const approverWords = (approver: string): string =>
  approver.startsWith('role:') ? `any ${approver.slice(5).replaceAll('_', ' ')}` : approver;
