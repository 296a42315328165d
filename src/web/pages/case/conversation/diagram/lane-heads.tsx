import { Box, Text } from '@mantine/core';
import { LANES, laneNames } from '../rows/lanes.ts';
import { laneX } from './geometry.ts';

/** The names over the lanes of the diagram. */
export function LaneHeads({ width }: { width: number }) {
  return (
    <Box pos="relative" h={28} w={width} role="presentation">
      {LANES.map((it) => (
        <Text
          key={it}
          fz={11}
          fw={600}
          truncate
          style={{
            position: 'absolute',
            left: laneX(it, width),
            top: 5,
            maxWidth: width / LANES.length,
            transform: 'translateX(-50%)',
          }}
        >
          {laneNames[it]}
        </Text>
      ))}
    </Box>
  );
}
