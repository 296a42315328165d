import '@mantine/dates/styles.css';
import { Button, Group, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import { useAddress } from '../../../display/address.ts';

/** What the trail is searched for; kept in the address. */
export function AuditFilters() {
  const { text, set } = useAddress();
  const [typed, setTyped] = useState({
    case: text('case'),
    actor: text('actor'),
    action: text('action'),
  });
  const field = (name: keyof typeof typed, label: string, placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      w={190}
      value={typed[name]}
      onChange={({ currentTarget: { value } }) => setTyped((it) => ({ ...it, [name]: value }))}
    />
  );
  return (
    <form
      role="search"
      aria-label="Search the audit trail"
      onSubmit={(event) => {
        event.preventDefault();
        set({
          case: typed.case.trim(),
          actor: typed.actor.trim(),
          action: typed.action.trim(),
        });
      }}
    >
      <Group align="flex-end" gap="sm">
        {field('case', 'Case', 'Id of a case')}
        {field('actor', 'Who', 'compliance')}
        {field('action', 'Action', 'decision.made')}
        <DatePickerInput
          label="From"
          clearable
          w={150}
          value={text('from') || null}
          onChange={(from) => set({ from: from ?? undefined })}
        />
        <DatePickerInput
          label="To"
          clearable
          w={150}
          value={text('to') || null}
          onChange={(to) => set({ to: to ?? undefined })}
        />
        <Button type="submit" variant="default">
          Search
        </Button>
      </Group>
    </form>
  );
}
