import { MultiSelect, NumberInput, SimpleGrid, Switch, TagsInput } from '@mantine/core';
import type { RequestForm } from '../draft/use-request-form.ts';
import { numberProps } from './lines-fields.tsx';
import { SupplierPicker } from '../../../display/supplier-picker.tsx';

const INCOTERMS = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'];

/** Wishes of a request; each can be given up, one at a time, when too few suppliers fit. */
export function Preferences({ form }: { form: RequestForm }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TermWishes form={form} />
      <SupplierWishes form={form} />
    </SimpleGrid>
  );
}

function TermWishes({ form }: { form: RequestForm }) {
  const { countries, onTimeBpMin } = form.values.preferences;
  return (
    <>
      <TagsInput
        label="Countries of suppliers"
        placeholder={countries.length === 0 ? 'Any; two letters each, such as CH' : ''}
        maxTags={50}
        {...form.getInputProps('preferences.countries')}
        onChange={(codes) =>
          form.setFieldValue(
            'preferences.countries',
            codes.map((it) => it.trim().toUpperCase()).filter((it) => /^[A-Z]{2}$/.test(it)),
          )
        }
      />
      <TagsInput
        label="Certificates"
        placeholder="Such as ISO 9001"
        maxTags={10}
        maxLength={60}
        {...form.getInputProps('preferences.certificates')}
      />
      <NumberInput
        label="Lead time, at most days"
        min={1}
        max={730}
        allowDecimal={false}
        {...numberProps(form, 'preferences.leadTimeDaysMax')}
      />
      <NumberInput
        label="Warranty, at least months"
        min={0}
        max={120}
        allowDecimal={false}
        {...numberProps(form, 'preferences.warrantyMonthsMin')}
      />
      <NumberInput
        label="Deliveries on time, at least %"
        min={0}
        max={100}
        allowDecimal={false}
        value={onTimeBpMin === '' ? '' : onTimeBpMin / 100}
        onChange={(given) =>
          form.setFieldValue(
            'preferences.onTimeBpMin',
            typeof given === 'number' ? Math.round(given * 100) : '',
          )
        }
      />
      <MultiSelect
        label="Incoterms"
        placeholder="Any"
        data={INCOTERMS}
        {...form.getInputProps('preferences.incoterms')}
      />
    </>
  );
}

function SupplierWishes({ form }: { form: RequestForm }) {
  const { preferredSupplierIds, excludedSupplierIds } = form.values.preferences;
  const suppliers = (name: 'preferredSupplierIds' | 'excludedSupplierIds') => ({
    error: form.errors[`preferences.${name}`] as string | undefined,
    onChange: (ids: string[]) => form.setFieldValue(`preferences.${name}`, ids),
  });
  return (
    <>
      <SupplierPicker
        label="Preferred suppliers"
        max={20}
        value={preferredSupplierIds}
        {...suppliers('preferredSupplierIds')}
      />
      <SupplierPicker
        label="Excluded suppliers"
        max={100}
        value={excludedSupplierIds}
        {...suppliers('excludedSupplierIds')}
      />
      <Switch
        label="An award in part is fine"
        {...form.getInputProps('preferences.partialAllowed', { type: 'checkbox' })}
      />
    </>
  );
}
