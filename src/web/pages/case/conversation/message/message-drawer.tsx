import { Accordion, Button, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { lazyPart } from '../../../../app/load-part.ts';
import type { CaseDetail } from '../../../../client/types.ts';
import { useAddress } from '../../../../display/address.ts';
import { Waiting } from '../../../../display/query-state.tsx';
import { HistoryLink } from '../../head/history-link.tsx';
import { FromTo } from '../from-to.tsx';
import { KindSign } from '../kind-sign.tsx';
import type { Conversation } from '../rows/conversation.ts';
import type { Names } from '../rows/lanes.ts';
import { isLane } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import { BodyView } from './body-view.tsx';
import { CausePath, Effects } from './causes.tsx';
import { DecisionsBehind } from './decisions-behind.tsx';
import { Delivery } from './delivery.tsx';

const ThreadGraph = lazyPart(() => import('./thread-graph.tsx'), 'ThreadGraph');

type Props = {
  detail: CaseDetail;
  row: Row | undefined;
  conversation: Conversation;
  names: Names;
  onChoose: (key: string) => void;
  onClose: () => void;
};

/** One message opened: what it says, the decision behind it, what led to it and what came of it. */
export function MessageDrawer(props: Props) {
  const { row, names, onClose } = props;
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        row === undefined ? (
          ''
        ) : (
          <Text fw={600}>
            <FromTo {...row} names={names} />: {row.words}
          </Text>
        )
      }
    >
      {row !== undefined && <Opened {...props} row={row} />}
    </Drawer>
  );
}

function Opened({ detail, row, conversation, names, onChoose }: Props & { row: Row }) {
  const { text, set } = useAddress();
  const parts = { row, conversation, names, onChoose };
  const isGraph = text('graph') !== '';
  const body = bodyOf(row);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Text size="sm" component="div">
          <KindSign kind={row.kind} />
        </Text>
        <Delivery detail={detail} row={row} />
        <Group gap="md">
          {[...new Set([row.from, row.to])].filter(isLane).map((role) => (
            <HistoryLink key={role} caseId={detail.caseId} role={role} />
          ))}
        </Group>
      </Stack>
      <Part title="What it says">
        <BodyView
          key={row.key}
          body={body}
          context={{ currency: detail.currency, suppliers: names.suppliers }}
        />
        <Accordion variant="filled" mt="xs" chevronPosition="left">
          <Accordion.Item value="sent">
            <Accordion.Control>
              <Text size="sm">As it was sent</Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Code block tabIndex={0} role="region" aria-label="The message as it was sent">
                {JSON.stringify(sentOf(row), null, 2)}
              </Code>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Part>
      <Part title="Decision behind it">
        <DecisionsBehind row={row} conversation={conversation} />
      </Part>
      <Part title="What led to it">
        <CausePath {...parts} />
      </Part>
      <Part title="What it caused">
        <Effects {...parts} />
      </Part>
      <div>
        <Button
          variant="default"
          size="xs"
          aria-expanded={isGraph}
          onClick={() => set({ graph: isGraph ? undefined : true })}
        >
          {isGraph ? 'Hide the thread' : 'Show the thread as a graph'}
        </Button>
        {isGraph && (
          <Suspense fallback={<Waiting rows={6} />}>
            <ThreadGraph {...parts} />
          </Suspense>
        )}
      </div>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** What there is to read of a row, without what the head of the drawer says already. */
function bodyOf({ source }: Row): object {
  if (source.of === 'message') return asObject(source.message.body);
  if (source.of === 'offer') {
    const { terms, totalMinor, utilityBp, because, text, round, mandateVersion } = source.offer;
    return { text, because, totalMinor, utilityBp, round, mandateVersion, ...terms };
  }
  const { kind: _kind, ...rest } = asObject(source.event.body) as { kind?: string };
  return rest;
}

const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : { value };

const sentOf = ({ source }: Row): unknown =>
  source.of === 'message'
    ? source.message
    : source.of === 'offer'
      ? source.offer
      : source.event.body;
