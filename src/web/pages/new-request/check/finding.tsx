import { Button, Group, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
} from '@tabler/icons-react';
import type { RuleFinding } from '#contracts/requisition-check.ts';
import type { RequestForm } from '../draft/use-request-form.ts';
import { fixedValue } from '../form/values.ts';
import { becauseWords, fixWords, ruleWords } from './finding-words.ts';

const signs = {
  pass: { Icon: IconCircleCheck, color: 'green', word: 'Passes' },
  advice: { Icon: IconAlertTriangle, color: 'orange', word: 'Advice' },
  fail: { Icon: IconCircleX, color: 'red', word: 'Fails' },
  blind: { Icon: IconCircleDashed, color: 'gray', word: 'Not checked' },
} as const;

/** What one rule says, and its fix one click away. */
export function Finding({ finding, form }: { finding: RuleFinding; form: RequestForm }) {
  const { rule, result, checked, field, fix } = finding;
  const { Icon, color, word } = signs[checked ? result : 'blind'];
  const mend = () => {
    if (field === null || fix === null) return;
    form.setFieldValue(field, (current: unknown) => fixedValue(current, fix.value));
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon
        size={18}
        aria-label={word}
        style={{ flexShrink: 0, marginTop: 2 }}
        color={`var(--mantine-color-${color}-filled)`}
      />
      <Stack gap={4} align="flex-start" style={{ minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <b>{ruleWords(rule)}</b>: {becauseWords(finding)}
        </Text>
        {fix !== null && field !== null && (
          <Button
            size="compact-xs"
            variant="default"
            h="auto"
            py={3}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
            onClick={mend}
          >
            {fixWords(finding, form.values.budget.currency)}
          </Button>
        )}
      </Stack>
    </Group>
  );
}
