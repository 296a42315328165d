import { Button, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconChevronDown,
  IconMessagePlus,
  IconPlayerPause,
  IconPlayerPlay,
  IconSquareX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Suspense } from 'react';
import { lazyPart } from '../../../app/load-part.ts';
import type { CaseDetail } from '../../../client/types.ts';
import { useAddress } from '../../../display/address.ts';
import { useMay } from '../../../session/session.ts';
import { COMMANDS, possibleCommands } from './consequences.ts';
import type { CommandName } from './consequences.ts';

const CommandDialog = lazyPart(() => import('./command-dialog.tsx'), 'CommandDialog');

const looks: Readonly<
  Record<CommandName, { word: string; icon: ComponentType<{ size?: number }> }>
> = {
  pause: { word: 'Pause', icon: IconPlayerPause },
  resume: { word: 'Resume', icon: IconPlayerPlay },
  inject: { word: 'Tell an agent', icon: IconMessagePlus },
  modify: { word: 'Change the request', icon: IconAdjustments },
  abort: { word: 'Abort', icon: IconSquareX },
};

/** What a person may tell the agents of a case; nothing where there is nothing to tell. */
export function CommandBar({ detail }: { detail: CaseDetail }) {
  const may = useMay();
  const { text, set } = useAddress();
  const possible = possibleCommands(detail);
  if (!may('commandProcurement') || possible.length === 0) return null;
  const [first = 'pause', ...others] = possible;
  const { word, icon: Icon } = looks[first];
  const asked = COMMANDS.find((it) => it === text('do') && possible.includes(it));
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon size={16} />}
        onClick={() => set({ do: first })}
      >
        {word}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((it) => (
            <Item key={it} command={it} onAsk={() => set({ do: it })} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked !== undefined && (
        <Suspense fallback={null}>
          <CommandDialog
            command={asked}
            detail={detail}
            title={looks[asked].word}
            onClose={() => set({ do: undefined })}
          />
        </Suspense>
      )}
    </>
  );
}

function Item({ command, onAsk }: { command: CommandName; onAsk: () => void }) {
  const { word, icon: Icon } = looks[command];
  return (
    <Menu.Item
      leftSection={<Icon size={16} />}
      color={command === 'abort' ? 'red' : undefined}
      onClick={onAsk}
    >
      {word}
    </Menu.Item>
  );
}
