import { Group, List, Paper, Text, Title } from '@mantine/core';
import type { ApprovalPolicyBody, ApprovalPolicyView } from '#contracts/approval-policy.ts';
import { Moment } from '../../../display/moment.tsx';
import { Sign } from '../../../display/sign.tsx';
import { useMay } from '../../../session/session.ts';
import { VersionActions } from '../version-actions.tsx';
import { versionWords } from '../version-words.ts';
import { calendarWords, orderWords, stepWords, whenWords } from './rule-words.ts';

/** A version of the policy in words, with who drafted and approved it. */
export function PolicyVersion({ policy }: { policy: ApprovalPolicyView }) {
  const may = useMay();
  const { version, status, note, body } = policy;
  const isSettled = status === 'superseded' || status === 'withdrawn';
  return (
    <Paper component="article" withBorder p="md">
      <Group gap="xs">
        <Title order={3} size="h5">
          Version {version}
        </Title>
        <Sign {...versionWords[status]} />
        <Text size="sm" c="dimmed" component="div">
          drafted by {policy.draftedByName} <Moment atMs={policy.draftedAtMs} />
          {policy.approvedByName !== null && (
            <>
              , approved by {policy.approvedByName} <Moment atMs={policy.approvedAtMs} />
            </>
          )}
        </Text>
      </Group>
      <Text size="sm" mb="xs">
        {note}
      </Text>
      {isSettled ? (
        <details>
          <summary>Show its rules</summary>
          <PolicyRules body={body} />
        </details>
      ) : (
        <PolicyRules body={body} />
      )}
      {status === 'draft' && (
        <VersionActions
          path="/v1/approval-policies"
          queryKey="approval-policies"
          version={version}
          draftedBy={policy.draftedBy}
          mayApprove={may('approveApprovalPolicy')}
          mayWithdraw={may('withdrawApprovalPolicy')}
        />
      )}
    </Paper>
  );
}

function PolicyRules({ body }: { body: ApprovalPolicyBody }) {
  return (
    <>
      <List type="ordered" size="sm" spacing={6}>
        {body.rules.map((rule, at) => (
          <List.Item key={at}>
            <Text size="sm" fw={600} span>
              {rule.title}
            </Text>
            : {whenWords(rule.when)}, {orderWords(rule.order)}
            {rule.askAlways && ', asked even where the limits would not'}
            {rule.expireAfterHours !== null && `, expires after ${rule.expireAfterHours} h`}
            <List size="sm">
              {rule.steps.map((step) => (
                <List.Item key={step.stepId}>{stepWords(step)}</List.Item>
              ))}
            </List>
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        The first rule that fits counts. {calendarWords(body.calendar)}
      </Text>
      {body.autonomy.map((it) => (
        <Text size="sm" key={it.categories.join(',')}>
          Agents {it.stage} in category {it.categories.join(', ')}.
        </Text>
      ))}
    </>
  );
}
