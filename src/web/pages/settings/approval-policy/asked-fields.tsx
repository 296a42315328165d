import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import { minorPerUnit } from '../../../display/money.ts';
import { versionWords } from '../version-words.ts';

/** A question as somebody tries it; amounts in whole units, risk in percent. */
export type Asked = {
  about: string;
  amount: number | '';
  currency: string;
  category: string;
  costCentre: string;
  risk: number | '';
  version: string | null;
};
export const nothingAsked: Asked = {
  about: 'award',
  amount: '',
  currency: 'USD',
  category: '',
  costCentre: '',
  risk: '',
  version: null,
};

export const requestOf = (asked: Asked) => ({
  about: asked.about,
  currency: asked.currency,
  amountMinor: asked.amount === '' ? null : Math.round(asked.amount * minorPerUnit(asked.currency)),
  category: asked.category.trim() || null,
  costCentre: asked.costCentre.trim() || null,
  riskBp: asked.risk === '' ? null : Math.round(asked.risk * 100),
  ...(asked.version !== null && { version: Number(asked.version) }),
});

type FieldsProps = {
  asked: Asked;
  onChange: (changes: Partial<Asked>) => void;
  policies: readonly ApprovalPolicyView[];
};

/** What the question is about, how large, for whom, and under which version. */
export function AskedFields({ asked, onChange, policies }: FieldsProps) {
  return (
    <>
      <Select
        label="About"
        w={170}
        allowDeselect={false}
        data={[
          { value: 'award', label: 'An award' },
          { value: 'compliance_review', label: 'A compliance review' },
          { value: 'recovery', label: 'A recovery' },
          { value: 'manual_step', label: 'A manual step' },
        ]}
        value={asked.about}
        onChange={(about) => onChange({ about: about ?? 'award' })}
      />
      <NumberInput
        label="Amount"
        w={140}
        min={0}
        thousandSeparator
        value={asked.amount}
        onChange={(it) => onChange({ amount: typeof it === 'number' ? it : '' })}
      />
      <TextInput
        label="Currency"
        w={90}
        maxLength={3}
        value={asked.currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <ScopeFields asked={asked} onChange={onChange} />
      <Select
        label="Version"
        w={170}
        clearable
        placeholder="The active one"
        data={policies.map((it) => ({
          value: String(it.version),
          label: `${it.version}, ${versionWords[it.status].word.toLowerCase()}`,
        }))}
        value={asked.version}
        onChange={(version) => onChange({ version })}
      />
    </>
  );
}

function ScopeFields({ asked, onChange }: Omit<FieldsProps, 'policies'>) {
  return (
    <>
      <TextInput
        label="Category"
        w={130}
        maxLength={40}
        value={asked.category}
        onChange={(event) => onChange({ category: event.currentTarget.value })}
      />
      <TextInput
        label="Cost centre"
        w={130}
        maxLength={60}
        value={asked.costCentre}
        onChange={(event) => onChange({ costCentre: event.currentTarget.value })}
      />
      <NumberInput
        label="Risk, %"
        w={90}
        min={0}
        max={100}
        value={asked.risk}
        onChange={(it) => onChange({ risk: typeof it === 'number' ? it : '' })}
      />
    </>
  );
}
