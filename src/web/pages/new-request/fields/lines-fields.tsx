import {
  ActionIcon,
  Box,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
} from '@mantine/core';
import { Stack, TagsInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { RequestForm } from '../draft/use-request-form.ts';
import { emptyLine, freshKey } from '../form/values.ts';
import type { LineValues } from '../form/values.ts';
import { ItemField } from './item-field.tsx';
import { unitChoices } from '../../../display/units.ts';

const LINES_MAX = 20;
const QUANTITY_MAX = 100_000_000;

/** What is needed, line by line. */
export function LinesFields({ form }: { form: RequestForm }) {
  const { lines } = form.values;
  return (
    <Stack gap="xs" component="section" aria-labelledby="lines">
      <Title order={2} size="h4" id="lines">
        Lines
      </Title>
      {lines.map((line, at) => (
        <LineFields key={line.key} form={form} line={line} at={at} isOnly={lines.length === 1} />
      ))}
      <Box>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          disabled={lines.length >= LINES_MAX}
          onClick={() => form.insertListItem('lines', emptyLine(freshKey(lines)))}
        >
          Add a line
        </Button>
      </Box>
    </Stack>
  );
}

type LineProps = { form: RequestForm; line: LineValues; at: number; isOnly: boolean };

function LineFields({ form, line, at, isOnly }: LineProps) {
  const path = `lines.${at}`;
  const error = form.errors[`${path}.description`] ?? form.errors[`${path}.item`];
  return (
    <Paper withBorder p="sm" component="fieldset" aria-label={`Line ${at + 1}`} m={0}>
      <Group gap="sm" align="flex-start">
        <Box flex="1 1 260px">
          <ItemField
            line={line}
            error={typeof error === 'string' ? error : undefined}
            onChange={(changes) => form.setFieldValue(path, { ...line, ...changes })}
          />
        </Box>
        <NumberInput
          label="Quantity"
          required
          min={1}
          max={QUANTITY_MAX}
          allowDecimal={false}
          thousandSeparator
          w={120}
          {...numberProps(form, `${path}.quantity`)}
        />
        <Select
          label="Unit"
          required
          allowDeselect={false}
          data={unitChoices}
          w={150}
          {...form.getInputProps(`${path}.unitCode`)}
        />
        {!isOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={24}
            aria-label={`Remove line ${at + 1}`}
            onClick={() => form.removeListItem('lines', at)}
          >
            <IconTrash size={18} />
          </ActionIcon>
        )}
      </Group>
      <Group gap="sm" mt="xs" align="flex-end">
        <TagsInput
          label="Must have"
          placeholder={line.mustHave.length === 0 ? 'Certificates or features, such as CE' : ''}
          maxTags={10}
          maxLength={100}
          flex="1 1 260px"
          {...form.getInputProps(`${path}.mustHave`)}
        />
        <Checkbox
          label="Another item may stand in"
          mb={8}
          {...form.getInputProps(`${path}.substitutesAllowed`, { type: 'checkbox' })}
        />
      </Group>
    </Paper>
  );
}

/** The field is empty or a number; text in between is not taken. */
export function numberProps(form: RequestForm, path: string) {
  const { value, error, onBlur } = form.getInputProps(path);
  return {
    value: value as number | '',
    error: error as string | undefined,
    onBlur: onBlur as () => void,
    onChange: (given: number | string) =>
      form.setFieldValue(path, typeof given === 'number' ? given : ''),
  };
}
