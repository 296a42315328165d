import '@mantine/dates/styles.css';
import {
  Autocomplete,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { Title } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import { minorPerUnit } from '../../../display/money.ts';
import type { RequestForm } from '../draft/use-request-form.ts';

const CURRENCIES = ['USD', 'EUR', 'CHF', 'GBP', 'INR', 'JPY', 'CNY', 'SEK', 'PLN', 'KES'];
const URGENCIES = [
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
  { value: 'critical', label: 'Critical' },
];

/** Title, day, money and hurry. */
export function NeedFields({ form }: { form: RequestForm }) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <Stack gap="sm" component="section" aria-labelledby="need">
      <Title order={2} size="h4" id="need">
        The need
      </Title>
      <TextInput
        label="Title"
        placeholder="What it is about, in a few words"
        required
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <Group gap="sm" align="flex-start">
        <DatePickerInput
          label="Need by"
          placeholder="Choose a day"
          required
          minDate={today}
          valueFormat="D MMM YYYY"
          w={170}
          {...form.getInputProps('needBy')}
        />
        <BudgetFields form={form} />
        <Stack gap={2}>
          <Input.Label labelElement="div" id="urgency">
            Urgency
          </Input.Label>
          <SegmentedControl
            aria-labelledby="urgency"
            data={URGENCIES}
            {...form.getInputProps('urgency')}
          />
        </Stack>
      </Group>
    </Stack>
  );
}

const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** People write whole units; the request counts minor ones. */
function BudgetFields({ form }: { form: RequestForm }) {
  const { amountMinor, currency } = form.values.budget;
  const perUnit = isCurrency(currency) ? minorPerUnit(currency) : 100;
  return (
    <>
      <NumberInput
        label="Budget"
        placeholder="At most"
        required
        min={0}
        decimalScale={Math.log10(perUnit)}
        thousandSeparator
        hideControls
        w={170}
        value={amountMinor === '' ? '' : amountMinor / perUnit}
        error={form.errors['budget.amountMinor']}
        onChange={(given) =>
          form.setFieldValue(
            'budget.amountMinor',
            typeof given === 'number' ? Math.round(given * perUnit) : '',
          )
        }
      />
      <Autocomplete
        label="Currency"
        required
        data={CURRENCIES}
        maxLength={3}
        w={100}
        value={currency}
        error={form.errors['budget.currency']}
        onChange={(text) => form.setFieldValue('budget.currency', text.toUpperCase())}
      />
    </>
  );
}
