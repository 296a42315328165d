import { Button, Group, NumberInput, Paper, Stack, TagsInput, TextInput } from '@mantine/core';
import type { ApprovalRule } from '#contracts/approval-policy.ts';
import type { PolicyFormValues } from './policy-form.tsx';

type Props = {
  form: PolicyFormValues;
  /** Of the step in the form, such as `rules.0.steps.1`. */
  path: string;
  step: ApprovalRule['steps'][number];
  approvers: string[];
  /** null = the last step of a rule stays. */
  onRemove: (() => void) | null;
};

/** One step: who approves, how many of them, and what happens when they wait. */
export function StepFields({ form, path, step, approvers, onRemove }: Props) {
  const hours = (name: 'remindAfterHours' | 'escalateAfterHours', label: string) => (
    <NumberInput
      label={label}
      placeholder="Never"
      w={170}
      min={0.1}
      max={8_760}
      value={step[name] ?? ''}
      onChange={(it) => form.setFieldValue(`${path}.${name}`, typeof it === 'number' ? it : null)}
    />
  );
  return (
    <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
      <Stack gap="xs">
        <Group align="flex-end">
          <TextInput
            label="Step"
            required
            w={180}
            maxLength={120}
            {...form.getInputProps(`${path}.title`)}
          />
          <TagsInput
            label="Approvers"
            description="Names, or every holder of a role"
            required
            style={{ flex: '1 1 16rem' }}
            data={approvers}
            {...form.getInputProps(`${path}.approvers`)}
          />
          <NumberInput
            label="How many of them"
            w={165}
            min={1}
            max={20}
            allowDecimal={false}
            {...form.getInputProps(`${path}.quorum`)}
          />
        </Group>
        <Group align="flex-end">
          {hours('remindAfterHours', 'Remind after, hours')}
          {hours('escalateAfterHours', 'Escalate after, hours')}
          <TagsInput
            label="Escalate to"
            style={{ flex: '1 1 14rem' }}
            data={approvers}
            {...form.getInputProps(`${path}.escalateTo`)}
          />
          {onRemove !== null && (
            <Button
              variant="subtle"
              color="red"
              onClick={onRemove}
              aria-label={`Remove the step ${step.title}`}
            >
              Remove
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
