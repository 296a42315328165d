import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseStage } from '#contracts/records.ts';
import type { CaseSummary } from '../../client/types.ts';
import { useAddress } from '../../display/address.ts';
import { outcomeWord, stageWord } from '../../display/stage.tsx';

const stages: readonly CaseStage[] = [
  'opened',
  'sourcing',
  'compliance',
  'negotiating',
  'award_review',
  'approving',
  'recovering',
  'paused',
  'closed',
];
const outcomes: readonly NonNullable<CaseSummary['outcome']>[] = [
  'awarded',
  'partially_awarded',
  'no_award',
  'aborted',
];
const urgencies: readonly CaseSummary['urgency'][] = ['low', 'medium', 'high', 'critical'];
const TYPING_MS = 250;

/** Narrows the list; everything of it stands in the address. */
export function CaseFilters() {
  const { text, set } = useAddress();
  const isNarrowed = ['q', 'stage', 'outcome', 'urgency'].some((it) => text(it) !== '');
  return (
    <Group gap="xs" mb="sm" role="group" aria-label="What is shown">
      <WordsField />
      <Choice
        name="stage"
        placeholder="All stages"
        data={stages.map((value) => ({ value, label: stageWord(value) }))}
      />
      <Choice
        name="outcome"
        placeholder="All outcomes"
        data={outcomes.map((value) => ({ value, label: outcomeWord(value) }))}
      />
      <Choice
        name="urgency"
        placeholder="All urgencies"
        data={urgencies.map((value) => ({ value, label: value }))}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            set({ q: undefined, stage: undefined, outcome: undefined, urgency: undefined })
          }
        >
          Show all
        </Button>
      )}
    </Group>
  );
}

function WordsField() {
  const { text, set } = useAddress();
  const asked = text('q');
  const [field, setField] = useState({ words: asked, asked });
  const tell = useDebouncedCallback((q: string) => set({ q: q.trim() }), TYPING_MS);
  // The search box of the frame and the back button change the address as well.
  if (field.asked !== asked) {
    setField({ asked, words: field.words.trim() === asked ? field.words : asked });
  }
  return (
    <TextInput
      aria-label="Words of the title, or the id of a case"
      placeholder="Title or case id"
      type="search"
      size="sm"
      w={{ base: '100%', xs: 240 }}
      maxLength={200}
      leftSection={<IconSearch size={16} />}
      value={field.words}
      onChange={(event) => {
        setField({ words: event.currentTarget.value, asked });
        tell(event.currentTarget.value);
      }}
    />
  );
}

type ChoiceProps = { name: string; placeholder: string; data: { value: string; label: string }[] };

function Choice({ name, placeholder, data }: ChoiceProps) {
  const { text, set } = useAddress();
  const value = text(name);
  return (
    <Select
      aria-label={name}
      placeholder={placeholder}
      size="sm"
      w={150}
      clearable
      clearButtonProps={{ 'aria-label': placeholder }}
      data={data}
      value={value === '' ? null : value}
      onChange={(chosen) => set({ [name]: chosen ?? undefined })}
    />
  );
}
