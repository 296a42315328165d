import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  TextInput,
  Title,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ApprovalRule } from '#contracts/approval-policy.ts';
import { newStep } from './policy-body.ts';
import type { PolicyFormValues } from './policy-form.tsx';
import { StepFields } from './step-fields.tsx';
import { WhenFields } from './when-fields.tsx';

type Props = { form: PolicyFormValues; at: number; approvers: string[] };

/** One rule: the questions it is for, and the steps they take. */
export function RuleFields({ form, at, approvers }: Props) {
  const rule = form.values.rules[at];
  if (rule === undefined) return null;
  const path = `rules.${at}`;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <RuleHead form={form} at={at} title={rule.title} />
        <OrderFields form={form} path={path} rule={rule} />
        <WhenFields
          when={rule.when}
          onChange={(changes) => form.setFieldValue(`${path}.when`, { ...rule.when, ...changes })}
        />
        <Checkbox
          label="Ask even where the limits of the agents would not"
          {...form.getInputProps(`${path}.askAlways`, { type: 'checkbox' })}
        />
        {rule.steps.map((step, stepAt) => (
          <StepFields
            key={step.stepId}
            form={form}
            path={`${path}.steps.${stepAt}`}
            step={step}
            approvers={approvers}
            onRemove={
              rule.steps.length > 1 ? () => form.removeListItem(`${path}.steps`, stepAt) : null
            }
          />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            onClick={() => form.insertListItem(`${path}.steps`, newStep(rule.steps))}
          >
            Add a step
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

type OrderProps = { form: PolicyFormValues; path: string; rule: ApprovalRule };

function OrderFields({ form, path, rule }: OrderProps) {
  return (
    <Group align="flex-end">
      <TextInput
        label="Name"
        required
        style={{ flex: '1 1 14rem' }}
        maxLength={120}
        {...form.getInputProps(`${path}.title`)}
      />
      <Select
        label="Steps"
        w={190}
        allowDeselect={false}
        data={[
          { value: 'sequential', label: 'One after the other' },
          { value: 'parallel', label: 'All at once' },
        ]}
        {...form.getInputProps(`${path}.order`)}
      />
      <NumberInput
        label="Expires after, hours"
        placeholder="As usual"
        w={170}
        min={0.1}
        max={8_760}
        value={rule.expireAfterHours ?? ''}
        onChange={(it) =>
          form.setFieldValue(`${path}.expireAfterHours`, typeof it === 'number' ? it : null)
        }
      />
    </Group>
  );
}

function RuleHead({ form, at, title }: { form: PolicyFormValues; at: number; title: string }) {
  return (
    <Group justify="space-between">
      <Title order={3} size="h5">
        Rule {at + 1}: {title}
      </Title>
      <Group gap={4}>
        <ActionIcon
          variant="subtle"
          aria-label={`Move rule ${at + 1} up`}
          disabled={at === 0}
          onClick={() => form.reorderListItem('rules', { from: at, to: at - 1 })}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label={`Move rule ${at + 1} down`}
          disabled={at === form.values.rules.length - 1}
          onClick={() => form.reorderListItem('rules', { from: at, to: at + 1 })}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          onClick={() => form.removeListItem('rules', at)}
        >
          Remove the rule
        </Button>
      </Group>
    </Group>
  );
}
