import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../client/calls.ts';
import type { Page } from '../client/types.ts';

type Supplier = { supplierId: string; supplierName: string };
const TYPING_MS = 250;
const SHOWN = 20;

type Props = {
  label: string;
  placeholder?: string;
  /** Where its name stands beside it already, as in a row of filters. */
  isBare?: boolean;
  value: string[];
  error?: string | undefined;
  max: number;
  onChange: (supplierIds: string[]) => void;
};

/** Suppliers by name; who was chosen keeps their name while others are looked for. */
export function SupplierPicker(props: Props) {
  const { label, placeholder = 'Nobody in particular', isBare = false, value, error } = props;
  const { max, onChange } = props;
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { data: found = [] } = useQuery({
    queryKey: ['suppliers', 'pick', asked],
    queryFn: ({ signal }) =>
      get<Page<Supplier>>('/v1/suppliers', { text: asked.slice(0, 200), limit: SHOWN }, signal),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const known = new Map([
    ...names,
    ...found.map((it) => [it.supplierId, it.supplierName] as const),
  ]);
  const ids = [...new Set([...value, ...found.map((it) => it.supplierId)])];
  return (
    <MultiSelect
      {...(isBare ? { 'aria-label': label, miw: 220 } : { label })}
      placeholder={value.length === 0 ? placeholder : ''}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      maxValues={max}
      searchValue={words}
      onSearchChange={setWords}
      data={ids.map((id) => ({ value: id, label: known.get(id) ?? id }))}
      filter={({ options }) => options}
      value={value}
      error={error}
      onChange={(chosen) => {
        setNames(new Map(chosen.map((id) => [id, known.get(id) ?? id])));
        onChange(chosen);
      }}
    />
  );
}
