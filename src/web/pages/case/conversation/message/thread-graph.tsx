import '@xyflow/react/dist/style.css';
import { Box, Text, useComputedColorScheme } from '@mantine/core';
import { Background, Controls, MarkerType, Position, ReactFlow } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { useMemo } from 'react';
import { NODE_WIDTH, placesOf } from '../causes/graph.ts';
import { threadOf } from '../causes/thread.ts';
import type { Conversation } from '../rows/conversation.ts';
import type { Names } from '../rows/lanes.ts';
import { addressName } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import { kindNames } from '../rows/row.ts';

type Props = {
  row: Row;
  conversation: Conversation;
  names: Names;
  onChoose: (key: string) => void;
};

/** The thread around a message as a graph that can be moved and zoomed; a click opens a message. */
export function ThreadGraph({ row, conversation, names, onChoose }: Props) {
  const scheme = useComputedColorScheme('light');
  const { nodes, edges, near } = useMemo(
    () => graphOf(row, conversation, names),
    [row, conversation, names],
  );
  return (
    <>
      <Text size="xs" c="dimmed" mt="xs">
        {nodes.length} rows, from first cause on the left to last effect on the right; the same as
        in the two lists above.
      </Text>
      <Box h={320} mt={4} role="region" aria-label="Thread as a graph">
        <ReactFlow
          key={row.key}
          nodes={nodes}
          edges={edges}
          colorMode={scheme}
          fitView
          fitViewOptions={{ maxZoom: 1, minZoom: 0.55, nodes: near }}
          minZoom={0.2}
          nodesConnectable={false}
          nodesDraggable={false}
          onNodeClick={(_event, node) => onChoose(node.id)}
          proOptions={{ hideAttribution: false }}
        >
          <Background />
          <Controls showInteractive={false} />
        </ReactFlow>
      </Box>
    </>
  );
}

function graphOf(
  row: Row,
  conversation: Conversation,
  names: Names,
): { nodes: Node[]; edges: Edge[]; near: { id: string }[] } {
  const { rows, links } = threadOf(row, conversation);
  const nodes = placesOf(rows, links).map((it): Node => ({
    id: it.row.key,
    position: { x: it.x, y: it.y },
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
    selected: it.row.key === row.key,
    data: { label: labelOf(it.row, names) },
    ariaLabel: labelOf(it.row, names),
    style: { width: NODE_WIDTH, fontSize: 12 },
  }));
  const edges = links.map(({ from, to }): Edge => ({
    id: `${from.key} ${to.key}`,
    source: from.key,
    target: to.key,
    markerEnd: { type: MarkerType.ArrowClosed },
  }));
  // A long thread is shown around the row itself; the rest is there to be moved to.
  const near = links
    .filter(({ from, to }) => from === row || to === row)
    .flatMap(({ from, to }) => [{ id: from.key }, { id: to.key }]);
  return { nodes, edges, near: near.length === 0 ? [{ id: row.key }] : near };
}

const labelOf = (row: Row, names: Names): string =>
  `${kindNames[row.kind]}: ${addressName(row.from, names)} to ${addressName(row.to, names)}, ${row.words}`;
