import { Group, SegmentedControl, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { casePath } from '../case-query.ts';
import { ExportLink } from '../../../display/export-link.tsx';
import { sentenceCase } from '../../../display/sentence-case.ts';
import { useAddress } from '../../../display/address.ts';

const TYPING_PAUSE_MS = 250;

type Props = { caseId: string; agents: readonly string[]; shownCount: number; allCount: number };

export function DecisionFilters({ caseId, agents, shownCount, allCount }: Props) {
  const { search, set, text } = useAddress();
  return (
    <Group gap="sm" mb="sm" align="center">
      <SegmentedControl
        size="xs"
        maw="100%"
        style={{ overflowX: 'auto' }}
        aria-label="Agent"
        value={text('agent')}
        onChange={(agent) => set({ agent })}
        data={[
          { value: '', label: 'All agents' },
          ...agents.map((it) => ({ value: it, label: sentenceCase(it) })),
        ]}
      />
      <QuestionBox />
      <Switch
        size="sm"
        label="Only where memory changed it"
        checked={search.memory === 'changed'}
        onChange={(event) => set({ memory: event.currentTarget.checked ? 'changed' : undefined })}
      />
      <ExportLink needs="exportDecisions" path={casePath(caseId, '/decisions.csv')} size="xs" />
      <Text size="sm" c="dimmed" role="status">
        {shownCount === allCount ? `${allCount} decisions` : `${shownCount} of ${allCount}`}
      </Text>
    </Group>
  );
}

function QuestionBox() {
  const { set, text } = useAddress();
  const [typed, setTyped] = useState(text('question'));
  const find = useDebouncedCallback((question: string) => set({ question }), TYPING_PAUSE_MS);
  return (
    <TextInput
      size="xs"
      w={220}
      type="search"
      aria-label="Words of the question"
      placeholder="Words of the question"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
    />
  );
}
