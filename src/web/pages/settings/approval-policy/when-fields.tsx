import { Group, MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { RuleCondition } from '#contracts/approval-policy.ts';
import { minorPerUnit } from '../../../display/money.ts';

const abouts = [
  { value: 'award', label: 'Awards' },
  { value: 'compliance_review', label: 'Compliance reviews' },
  { value: 'recovery', label: 'Recoveries' },
  { value: 'manual_step', label: 'Manual steps' },
] as const;
const USUAL_CURRENCY = 'USD';
const isCode = (currency: string): boolean => /^[A-Z]{3}$/.test(currency);

/** What a form may leave half typed, unlike a condition that was sent. */
type When = RuleCondition;
type Props = {
  when: When;
  onChange: (changes: { [Name in keyof When]?: When[Name] | undefined }) => void;
};

/** The questions that a rule is for; what is left empty does not matter. */
export function WhenFields({ when, onChange }: Props) {
  return (
    <Group align="flex-end">
      <MultiSelect
        label="For"
        placeholder={(when.about ?? []).length === 0 ? 'Every question' : ''}
        style={{ flex: '1 1 14rem' }}
        data={abouts}
        value={when.about ?? []}
        onChange={(about) => onChange({ about })}
      />
      <AmountFields when={when} onChange={onChange} />
      <TagsInput
        label="Categories begin with"
        style={{ flex: '1 1 12rem' }}
        value={when.categories ?? []}
        onChange={(categories) => onChange({ categories })}
      />
      <TagsInput
        label="Cost centres"
        style={{ flex: '1 1 12rem' }}
        value={when.costCentres ?? []}
        onChange={(costCentres) => onChange({ costCentres })}
      />
      <NumberInput
        label="Risk from, %"
        placeholder="Any"
        w={110}
        min={0}
        max={100}
        value={when.riskFromBp === undefined ? '' : when.riskFromBp / 100}
        onChange={(it) =>
          onChange({ riskFromBp: typeof it === 'number' ? Math.round(it * 100) : undefined })
        }
      />
    </Group>
  );
}

function AmountFields({ when, onChange }: Props) {
  const { currency = '' } = when;
  const perUnit = minorPerUnit(isCode(currency) ? currency : USUAL_CURRENCY);
  const amount = (name: 'amountFromMinor' | 'amountToMinor', label: string) => (
    <NumberInput
      label={label}
      placeholder="Any"
      w={150}
      min={0}
      thousandSeparator
      value={when[name] === undefined ? '' : when[name] / perUnit}
      onChange={(it) =>
        onChange({ [name]: typeof it === 'number' ? Math.round(it * perUnit) : undefined })
      }
    />
  );
  return (
    <>
      {amount('amountFromMinor', 'Amount from')}
      {amount('amountToMinor', 'Amount up to')}
      <TextInput
        label="Currency"
        placeholder="Any"
        w={90}
        maxLength={3}
        value={currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </>
  );
}
