import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useAddress } from '../../../display/address.ts';
import { count } from '../../../display/money.ts';
import { ago, useNow } from '../../../display/moment.tsx';
import type { CaseStream } from '../../../live/case-stream.ts';
import { PickSome } from './pick-some.tsx';
import type { RowFilter } from './rows/filter.ts';
import { kindsText } from './rows/filter.ts';
import { LANES, laneNames } from './rows/lanes.ts';
import { kindNames, ROW_KINDS } from './rows/row.ts';
import type { View } from './view.ts';

const TYPING_MS = 200;
const laneOptions = LANES.map((value) => ({ value, label: laneNames[value] }));
const kindOptions = ROW_KINDS.map((value) => ({ value, label: kindNames[value] }));

type Props = { filter: RowFilter; view: View; shown: number; all: number; stream: CaseStream };

/** What of the conversation is shown, and how fresh it is. */
export function Toolbar({ filter, view, shown, all, stream }: Props) {
  const { set } = useAddress();
  return (
    <Group gap="xs" mb="xs" align="center">
      <WordsField text={filter.text} onChange={(find) => set({ find })} />
      <PickSome
        title="Who"
        usual="everybody"
        options={laneOptions}
        chosen={filter.lanes}
        onChange={(lanes) => set({ who: lanes.join(',') })}
      />
      <PickSome
        title="What"
        usual="all but decisions"
        options={kindOptions}
        chosen={kindsText(filter.kinds) === '' ? [] : filter.kinds}
        onChange={(kinds) => set({ what: kindsText(kinds) })}
      />
      <SegmentedControl
        size="xs"
        aria-label="How the conversation is shown"
        data={[
          { value: 'both', label: 'Both' },
          { value: 'diagram', label: 'Diagram' },
          { value: 'list', label: 'List' },
        ]}
        value={view}
        onChange={(to) => set({ view: to })}
      />
      <Text size="xs" c="dimmed" ml="auto" ta="right" component="div" lh={1.3}>
        {shown === all ? `${count(all)} rows` : `${count(shown)} of ${count(all)} rows`}
        <br />
        <Freshness stream={stream} />
      </Text>
    </Group>
  );
}

/** What is typed goes into the address once typing pauses. */
function WordsField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const tell = useDebouncedCallback(onChange, TYPING_MS);
  return (
    <TextInput
      size="xs"
      w={170}
      aria-label="Words in what was said"
      type="search"
      placeholder="In what was said"
      leftSection={<IconSearch size={14} />}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        tell(value);
      }}
    />
  );
}

/** Whether more will come by itself, and how old what is shown is when not. */
function Freshness({ stream: { connection, heardAtMs } }: { stream: CaseStream }) {
  const nowMs = useNow(1_000);
  const words = {
    connecting: 'Connecting',
    live: 'Live: new rows come by themselves',
    lost: `Connection lost; this is from ${ago(heardAtMs, nowMs)} and goes on by itself`,
    ended: 'The case is closed; this is all of it',
  };
  return <span role="status">{words[connection]}</span>;
}
