import { MultiSelect, NumberInput, SimpleGrid, TagsInput } from '@mantine/core';
import type { INCOTERMS } from '#contracts/procurement.ts';
import type { ModifyDraft } from './request.ts';

/** Incoterms 2020, by how much the supplier takes on; the contract checks that none is missing. */
const incoterms = {
  EXW: 'EXW, ex works',
  FCA: 'FCA, free carrier',
  CPT: 'CPT, carriage paid to',
  CIP: 'CIP, carriage and insurance paid to',
  DAP: 'DAP, delivered at place',
  DPU: 'DPU, delivered at place unloaded',
  DDP: 'DDP, delivered duty paid',
  FAS: 'FAS, free alongside ship',
  FOB: 'FOB, free on board',
  CFR: 'CFR, cost and freight',
  CIF: 'CIF, cost, insurance and freight',
} satisfies Record<(typeof INCOTERMS)[number], string>;
const incotermOptions = Object.entries(incoterms).map(([value, label]) => ({ value, label }));

type Props = { draft: ModifyDraft; onChange: (part: Partial<ModifyDraft>) => void };
type FigureName = 'leadTimeDaysMax' | 'warrantyMonthsMin' | 'onTimePercentMin';

export function WishFields({ draft, onChange }: Props) {
  const figure = (name: FigureName, label: string, max: number) => (
    <NumberInput
      label={label}
      min={0}
      max={max}
      allowDecimal={false}
      value={draft[name]}
      onChange={(it) => onChange({ [name]: typeof it === 'number' ? it : '' })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
      {figure('leadTimeDaysMax', 'Lead time at most, days', 730)}
      {figure('warrantyMonthsMin', 'Warranty at least, months', 120)}
      {figure('onTimePercentMin', 'Delivered on time at least, %', 100)}
      <TagsInput
        label="Countries of suppliers"
        description="Two letters, such as DE"
        value={draft.countries}
        onChange={(countries) => onChange({ countries: countries.map((it) => it.toUpperCase()) })}
      />
      <TagsInput
        label="Certificates"
        description="Such as ISO 9001"
        value={draft.certificates}
        onChange={(certificates) => onChange({ certificates })}
      />
      <MultiSelect
        label="Incoterms"
        data={incotermOptions}
        value={draft.incoterms}
        onChange={(it) => onChange({ incoterms: it as ModifyDraft['incoterms'] })}
      />
    </SimpleGrid>
  );
}
