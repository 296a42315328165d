import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useAddress } from '../../../display/address.ts';
import { Empty, Waiting } from '../../../display/query-state.tsx';
import type { TabProps } from '../tabs/tabs.ts';
import { threadOf } from './causes/thread.ts';
import { ConversationList } from './conversation-list.tsx';
import { MessageDrawer } from './message/message-drawer.tsx';
import { filterFrom, filterRows } from './rows/filter.ts';
import { Toolbar } from './toolbar.tsx';
import { useConversation } from './use-conversation.ts';
import { VIEWS } from './view.ts';
import type { View } from './view.ts';

export const ConversationTab = ({ detail }: TabProps) => (
  <Talk key={detail.caseId} detail={detail} />
);

function Talk({ detail }: TabProps) {
  const { conversation, names, stream } = useConversation(detail);
  const [known] = useState(detail.lastEventSequence);
  const { text, oneOf, set } = useAddress();
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false;
  const view = oneOf<View>('view', VIEWS, isNarrow ? 'list' : 'both');
  const [agents, kinds, words, chosen] = [text('who'), text('what'), text('find'), text('m')];
  const filter = useMemo(() => filterFrom({ agents, kinds, text: words }), [agents, kinds, words]);
  const rows = useMemo(
    () => filterRows(conversation.rows, filter, names),
    [conversation, filter, names],
  );
  const row = useMemo(
    () => (chosen === '' ? undefined : conversation.rows.find((it) => it.key === chosen)),
    [conversation, chosen],
  );
  const links = useMemo(
    () => (row === undefined ? [] : threadOf(row, conversation).links),
    [row, conversation],
  );
  const choose = useCallback((m: string) => set({ m, graph: undefined }), [set]);
  const isRead = stream.events.length >= detail.lastEventSequence;
  if (conversation.rows.length === 0 && !isRead) return <Waiting rows={10} />;
  return (
    <>
      <Toolbar
        filter={filter}
        view={view}
        shown={rows.length}
        all={conversation.rows.length}
        stream={stream}
      />
      {rows.length === 0 ? (
        <Empty title="Nothing here">Nothing that was said fits; take a filter out.</Empty>
      ) : (
        <ConversationList
          {...{ rows, names, view, chosen, links }}
          known={known}
          isLive={detail.closedAtMs === null}
          onChoose={choose}
        />
      )}
      <MessageDrawer
        {...{ detail, row, conversation, names }}
        onChoose={choose}
        onClose={() => choose('')}
      />
    </>
  );
}
