import {
  Button,
  Checkbox,
  Group,
  Paper,
  Select,
  Stack,
  TagsInput,
  TextInput,
  Title,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ApprovalPolicyBody } from '#contracts/approval-policy.ts';
import { weekdays } from './rule-words.ts';
import { newRule } from './policy-body.ts';
import { approverChoices, peopleQuery } from './policy-queries.ts';
import { RuleFields } from './rule-fields.tsx';

export type PolicyFormValues = UseFormReturnType<ApprovalPolicyBody>;

/** Rules in their order, the calendar that hours count by, and how far agents may go. */
export function PolicyForm({ form }: { form: PolicyFormValues }) {
  const people = useQuery(peopleQuery);
  const approvers = approverChoices(people.data?.items ?? []);
  return (
    <Stack>
      {form.values.rules.map((_rule, at) => (
        <RuleFields key={at} form={form} at={at} approvers={approvers} />
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => form.insertListItem('rules', newRule())}>
          Add a rule
        </Button>
      </Group>
      <CalendarFields form={form} />
      <AutonomyFields form={form} />
    </Stack>
  );
}

function CalendarFields({ form }: { form: PolicyFormValues }) {
  const { calendar } = form.values;
  return (
    <Paper withBorder p="md">
      <Title order={3} size="h5" mb="xs">
        Calendar
      </Title>
      <Checkbox
        label="Hours count on working days only"
        checked={calendar !== null}
        onChange={(event) =>
          form.setFieldValue(
            'calendar',
            event.currentTarget.checked ? { country: 'US', workingDays: [1, 2, 3, 4, 5] } : null,
          )
        }
      />
      {calendar !== null && (
        <Group mt="xs" align="flex-start">
          <TextInput
            label="Country"
            description="Whose holidays count, such as DE"
            w={180}
            maxLength={2}
            {...form.getInputProps('calendar.country')}
            onChange={(event) =>
              form.setFieldValue('calendar.country', event.currentTarget.value.toUpperCase())
            }
          />
          <TextInput
            label="State or region"
            description="Such as BY; empty = none"
            w={180}
            maxLength={10}
            value={calendar.subdivision ?? ''}
            onChange={(event) => {
              const subdivision = event.currentTarget.value.trim();
              const { subdivision: _before, ...rest } = calendar;
              form.setFieldValue('calendar', subdivision === '' ? rest : { ...rest, subdivision });
            }}
          />
          <Checkbox.Group
            label="Working days"
            value={calendar.workingDays.map(String)}
            onChange={(days) =>
              form.setFieldValue(
                'calendar.workingDays',
                days.map(Number).toSorted((a, b) => a - b),
              )
            }
          >
            <Group mt={6} gap="sm">
              {weekdays.map((it) => (
                <Checkbox key={it.value} {...it} />
              ))}
            </Group>
          </Checkbox.Group>
        </Group>
      )}
    </Paper>
  );
}

const stages = [
  { value: 'observe', label: 'Observe: people choose, agents are compared' },
  { value: 'advise', label: 'Advise: people decide on what agents propose' },
  { value: 'act', label: 'Act: within the limits of policy' },
];

function AutonomyFields({ form }: { form: PolicyFormValues }) {
  return (
    <Paper withBorder p="md">
      <Title order={3} size="h5" mb="xs">
        Autonomy by category
      </Title>
      <Stack gap="xs">
        {form.values.autonomy.map((it, at) => (
          <Group key={at} align="flex-end">
            <TagsInput
              label="Categories begin with"
              style={{ flex: '1 1 14rem' }}
              {...form.getInputProps(`autonomy.${at}.categories`)}
            />
            <Select
              label="Agents may"
              style={{ flex: '1 1 18rem' }}
              allowDeselect={false}
              data={stages}
              {...form.getInputProps(`autonomy.${at}.stage`)}
            />
            <Button
              variant="subtle"
              color="red"
              aria-label={`Remove the autonomy of ${it.categories.join(', ') || 'no category'}`}
              onClick={() => form.removeListItem('autonomy', at)}
            >
              Remove
            </Button>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            onClick={() => form.insertListItem('autonomy', { categories: [], stage: 'advise' })}
          >
            Add a category
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
