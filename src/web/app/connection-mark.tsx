import { Badge, Text, Tooltip } from '@mantine/core';
import { useConnection } from '../live/desk-stream.tsx';
import { ago, useNow } from '../display/moment.tsx';

/** Never cut short: on a phone the box beside it gives way. */
const look = { tt: 'none', role: 'status', style: { flexShrink: 0 } } as const;

/** Says in a word whether what is shown is live, and if not, how old it is. */
export function ConnectionMark() {
  const { connection, heardAtMs } = useConnection();
  const nowMs = useNow(5_000);
  if (connection === 'live') {
    return (
      <Tooltip label="Everything on this page changes by itself">
        <Badge variant="dot" color="green" {...look}>
          Live
        </Badge>
      </Tooltip>
    );
  }
  return (
    <Tooltip label="Nothing is lost; the page goes on by itself once Parley answers again">
      <Badge variant="dot" color="orange" {...look}>
        {connection === 'connecting' ? 'Connecting' : 'Offline'}
        {connection !== 'connecting' && (
          <Text span inherit visibleFrom="xs">
            , from {ago(heardAtMs, nowMs)}
          </Text>
        )}
      </Badge>
    </Tooltip>
  );
}
