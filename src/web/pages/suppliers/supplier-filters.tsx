import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useAddress } from '../../display/address.ts';
import { countryChoices } from './countries.ts';
import type { SupplierFilter } from './supplier-queries.ts';
import { statusWords } from './supplier-types.ts';

const TYPING_MS = 250;
const statuses = Object.entries(statusWords).map(([value, { word }]) => ({ value, label: word }));

/** What narrows the list; kept in the address, so that a link shows the same. */
export function SupplierFilters({ filter }: { filter: SupplierFilter }) {
  const { set } = useAddress();
  const countries = useMemo(() => countryChoices(), []);
  const isNarrowed = Object.values(filter).some((it) => it !== '');
  return (
    <Group mb="md" gap="sm" align="flex-end">
      <TypedFilter
        key={`q${isNarrowed}`}
        label="Name or id"
        usual={filter.text}
        onTyped={(q) => set({ q })}
      />
      <Select
        label="Status"
        placeholder="Any"
        clearable
        w={150}
        data={statuses}
        value={filter.status === '' ? null : filter.status}
        onChange={(status) => set({ status: status ?? undefined })}
      />
      <Select
        label="Country"
        placeholder="Any"
        clearable
        searchable
        w={200}
        data={countries}
        value={filter.country === '' ? null : filter.country}
        onChange={(country) => set({ country: country ?? undefined })}
      />
      <TypedFilter
        key={`category${isNarrowed}`}
        label="Category begins with"
        usual={filter.category}
        onTyped={(category) => set({ category })}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          onClick={() =>
            set({ q: undefined, status: undefined, country: undefined, category: undefined })
          }
        >
          Clear filters
        </Button>
      )}
    </Group>
  );
}

type TypedProps = { label: string; usual: string; onTyped: (text: string) => void };

function TypedFilter({ label, usual, onTyped }: TypedProps) {
  const [typed, setTyped] = useState(usual);
  const later = useDebouncedCallback(onTyped, TYPING_MS);
  return (
    <TextInput
      label={label}
      w={200}
      maxLength={label.startsWith('Category') ? 12 : 200}
      leftSection={<IconSearch size={14} />}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        later(value.trim());
      }}
    />
  );
}
